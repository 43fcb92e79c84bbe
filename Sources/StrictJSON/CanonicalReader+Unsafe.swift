// Unsafe because a literal gives its bytes as a pointer, which is valid for ever, and because
// bytes are looked at without the array's own check, always below `end`, which is at most its
// count.
extension CanonicalReader {
    /// True past the key when it is that of the next member; else nothing was read.
    ///
    /// - Parameter name: ASCII without anything to escape.
    public mutating func key(_ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        let comma = isFirst ? 0 : 1
        let start = index + comma
        guard start + count + 3 <= end,
            comma == 0 || bytes[index] == UInt8(ascii: ","),
            bytes[start] == UInt8(ascii: "\""),
            bytes[start + count + 1] == UInt8(ascii: "\""),
            bytes[start + count + 2] == UInt8(ascii: ":"), holds(name, at: start + 1)
        else { return false }
        index = start + count + 3
        isFirst = false
        return true
    }

    /// True past the characters of `text` when they are next; else nothing was read.
    mutating func takes(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= end, holds(text, at: index) else { return false }
        index += text.utf8CodeUnitCount
        return true
    }

    /// The caller has checked that so many bytes are there.
    @inline(__always)
    private func holds(_ text: StaticString, at place: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        let known = unsafe UnsafeRawPointer(text.utf8Start)
        return unsafe bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset + 8 <= count {
                let word = unsafe known.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                let here = unsafe bytes.loadUnaligned(
                    fromByteOffset: place + offset, as: UInt64.self)
                if word != here { return false }
                offset += 8
            }
            while offset < count {
                let byte = unsafe known.load(fromByteOffset: offset, as: UInt8.self)
                if unsafe byte != bytes[place + offset] { return false }
                offset += 1
            }
            return true
        }
    }

    /// The offset of the first byte outside of an alphabet; `end` when there is none.
    func end(of alphabet: ASCIISet, from start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            var place = start
            while place < end, unsafe alphabet.contains(bytes[place]) { place += 1 }
            return place
        }
    }
}

// Unsafe because a literal gives its bytes as a pointer, which is valid for ever, and because
// bytes are looked at without the array's own check, always below `end`, which is at most its count.
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
    private func holds(_ text: StaticString, at place: Int) -> Bool {
        unsafe bytes.withUnsafeBytes { bytes in
            let start = unsafe text.utf8Start
            for offset in 0..<text.utf8CodeUnitCount {
                guard unsafe bytes[place + offset] == start[offset] else { return false }
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

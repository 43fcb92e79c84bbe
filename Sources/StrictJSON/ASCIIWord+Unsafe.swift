// Unsafe because eight bytes are looked at in one step, always below `end`, which is checked to be
// at most the array's count.
extension ASCIIWord {
    /// The offset of the first byte from `start` on that is not ASCII, or ends a string or has to
    /// be escaped in one; `end` when there is none.
    static func plainEnd(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            let end = min(end, bytes.count)
            var place = start
            while place + 8 <= end {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                if hasSpecial(word) { break }
                place += 8
            }
            while place < end, unsafe !isSpecial(bytes[place]) { place += 1 }
            return place
        }
    }
}

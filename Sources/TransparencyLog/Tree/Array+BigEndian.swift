/// Big-endian integers in byte arrays, for the file formats of this library.
extension Array where Element == UInt8 {
    mutating func appendBigEndian(_ value: some FixedWidthInteger) {
        var shift = value.bitWidth
        while shift > 0 {
            shift -= 8
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// Reads an integer at `offset`; the caller has checked that the bytes are there.
    func bigEndian<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T {
        var value: T = 0
        for byte in self[offset..<offset + T.bitWidth / 8] {
            value = value << 8 | T(truncatingIfNeeded: byte)
        }
        return value
    }
}

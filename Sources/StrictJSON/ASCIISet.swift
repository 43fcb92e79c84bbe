/// A set of ASCII characters: the alphabet of a kind of name.
public struct ASCIISet: Sendable, Hashable {
    private let low: UInt64
    private let high: UInt64

    /// The characters of a text; what is not ASCII is left out.
    public init(_ characters: String) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for byte in characters.utf8 where byte < 0x80 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
        self.low = low
        self.high = high
    }

    /// True for the byte of one of the characters.
    public func contains(_ byte: UInt8) -> Bool {
        // A shift by 64 or more gives 0.
        (low >> UInt64(byte) | (byte < 64 ? 0 : high >> UInt64(byte - 64))) & 1 == 1
    }
}

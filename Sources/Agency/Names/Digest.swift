import StrictJSON

/// A SHA-256 digest. Made where cryptography may be used; compared and carried here.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hex: String

    /// The digest with these 32 bytes, nil for another count.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        let digits = bytes.flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] }
        hex = String(decoding: digits, as: UTF8.self)
    }

    /// The digest with this text of 64 lower-case hexadecimal digits, else nil.
    public init?(hex: String) {
        guard hex.utf8.count == Self.count, hex.utf8.allSatisfy(Self.alphabet.contains) else {
            return nil
        }
        self.hex = hex
    }

    /// The digest with a text of `count` digits of `alphabet`.
    init(ofAlphabet hex: String) { self.hex = hex }

    /// How many digits a digest has.
    static let count = 64
    /// The digits of a digest.
    static let alphabet = ASCIISet("0123456789abcdef")

    private static func digit(_ half: UInt8) -> UInt8 {
        half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
    }

    /// The hexadecimal text.
    public var description: String { hex }
}

extension Digest: Codable, CodingKeyRepresentable {
    /// Reads the hexadecimal text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Digest(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a digest")
        }
        self = value
    }

    /// Writes the hexadecimal text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    /// The hexadecimal text as a key.
    public var codingKey: any CodingKey { NameKey(hex) }

    /// The digest under a key.
    public init?<T: CodingKey>(codingKey: T) { self.init(hex: codingKey.stringValue) }
}

import StrictJSON

/// A checked name. `Kind` keeps names of different things apart at compile time.
///
/// Shape: 1 to 128 of `[A-Za-z0-9._:/-]`, first one a letter or digit.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text of the name.
    public let text: String

    /// The name, or nil when the text has another shape.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard Self.counts.contains(bytes.count), bytes.allSatisfy(Self.alphabet.contains) else {
            return nil
        }
        self.init(ofAlphabet: text)
    }

    /// The name whose text has `counts` characters of `alphabet`; nil when the first is a mark.
    init?(ofAlphabet text: String) {
        guard let first = text.utf8.first, !Self.marks.contains(first) else { return nil }
        self.text = text
    }

    /// How long a name may be.
    static var counts: ClosedRange<Int> { 1...128 }

    /// What a name is made of.
    static var alphabet: ASCIISet { NameShape.alphabet }

    private static var marks: ASCIISet { NameShape.marks }

    /// Byte order.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// The text.
    public var description: String { text }
}

extension Identifier: Codable {
    /// A string; refuses another shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a name")
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Identifier: CodingKeyRepresentable {
    /// The text as a key, so that dictionaries become JSON objects.
    public var codingKey: any CodingKey { NameKey(text) }

    /// The name under a key.
    public init?<T: CodingKey>(codingKey: T) { self.init(codingKey.stringValue) }
}

/// A checked name. `Kind` keeps names of different things apart at compile time.
///
/// Shape: 1 to 128 of `[A-Za-z0-9._:/-]`, first one a letter or digit.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text of the name.
    public let text: String

    /// The name, or nil when the text has another shape.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard (1...128).contains(bytes.count), let first = bytes.first,
            Self.isAlphanumeric(first),
            bytes.allSatisfy({ Self.isAlphanumeric($0) || Self.isMark($0) })
        else { return nil }
        self.text = text
    }

    /// Byte order.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// The text.
    public var description: String { text }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "/"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
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

/// An action's id: the log index of its intent, so unique and increasing for ever.
public struct ActionID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The log index of the intent.
    public let index: Int

    /// The action whose intent has this index.
    public init(_ index: Int) { self.index = index }

    /// Order in the log.
    public static func < (left: ActionID, right: ActionID) -> Bool { left.index < right.index }

    /// The index in decimal.
    public var description: String { String(index) }
}

extension ActionID: Codable, CodingKeyRepresentable {
    /// An integer.
    public init(from decoder: any Decoder) throws {
        index = try decoder.singleValueContainer().decode(Int.self)
    }

    /// Writes the index.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(index)
    }

    /// The index in decimal as a key.
    public var codingKey: any CodingKey { NameKey(String(index)) }

    /// The action under a key.
    public init?<T: CodingKey>(codingKey: T) {
        guard let index = Int(codingKey.stringValue) else { return nil }
        self.init(index)
    }
}

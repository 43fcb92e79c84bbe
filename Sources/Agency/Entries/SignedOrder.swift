import StrictJSON

/// The text that a person signs to loosen (Specs/answers.md).
public struct SignedOrder: Sendable, Hashable {
    /// The origin of the log.
    public var origin: String
    /// The lineage.
    public var lineage: LineageID
    /// What is changed.
    public var change: Order.Change
    /// Who signs.
    public var person: PersonName
    /// The size of the log that the person saw: an old signature cannot be used again later.
    public var seen: Int

    /// The order with these parts.
    public init(
        origin: String, lineage: LineageID, change: Order.Change, person: PersonName, seen: Int
    ) {
        self.origin = origin
        self.lineage = lineage
        self.change = change
        self.person = person
        self.seen = seen
    }

    /// The bytes to sign: RFC 8785 of the parts under the type `tribune-order-v1`.
    public var message: [UInt8] {
        get throws {
            let value: JSONValue = [
                "type": "tribune-order-v1", "origin": .string(origin),
                "lineage": .string(lineage.text),
                "change": try JSONValueEncoder().encode(change),
                "person": .string(person.text), "seen": .number(JSONNumber(Int64(seen))),
            ]
            return try value.canonical()
        }
    }
}

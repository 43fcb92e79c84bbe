import StrictJSON

/// The text that a steward signs to set another charter (Specs/answers.md).
public struct SignedCharter: Sendable, Hashable {
    /// The origin of the log.
    public var origin: String
    /// The digest of the new charter.
    public var charter: Digest
    /// The digest of the charter in force.
    public var before: Digest
    /// Who signs.
    public var person: PersonName
    /// The size of the log that they saw: a charter that comes back does not bring old signatures
    /// back.
    public var seen: Int

    /// The text with these parts.
    public init(
        origin: String, charter: Digest, before: Digest, person: PersonName, seen: Int
    ) {
        self.origin = origin
        self.charter = charter
        self.before = before
        self.person = person
        self.seen = seen
    }

    /// The bytes to sign: RFC 8785 of the parts under the type `tribune-charter-v1`.
    public var message: [UInt8] {
        get throws {
            let value: JSONValue = [
                "type": "tribune-charter-v1", "origin": .string(origin),
                "charter": .string(charter.hex), "before": .string(before.hex),
                "person": .string(person.text), "seen": .number(JSONNumber(Int64(seen))),
            ]
            return try value.canonical()
        }
    }
}

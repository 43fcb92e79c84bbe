import StrictJSON

/// The text that a person signs to answer asks beforehand (Specs/answers.md).
public struct SignedAllowance: Sendable, Hashable {
    /// The origin of the log.
    public var origin: String
    /// What is allowed; its signature does not count.
    public var allowance: AllowanceRecord

    /// The text for `allowance` in the house of `origin`.
    public init(origin: String, allowance: AllowanceRecord) {
        self.origin = origin
        self.allowance = allowance
    }

    /// The bytes to sign: RFC 8785 of the parts under the type `tribune-allowance-v1`.
    public var message: [UInt8] {
        get throws {
            let value: JSONValue = [
                "type": "tribune-allowance-v1", "origin": .string(origin),
                "lineage": .string(allowance.lineage.text),
                "scope": try JSONValueEncoder().encode(allowance.scope),
                "count": .string(String(allowance.count)),
                "expires": .string(String(allowance.expires.nanoseconds)),
                "person": .string(allowance.person.text),
                "seen": .number(JSONNumber(Int64(allowance.seen))),
            ]
            return try value.canonical()
        }
    }
}

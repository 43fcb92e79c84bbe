/// The word of one of two people who must agree, signed as if it were the only one.
public struct Consent: Sendable, Hashable, Codable {
    /// Who.
    public var person: PersonName
    /// The size of the log that they saw.
    public var seen: Int
    /// Ed25519 signature over `SignedOrder`, hexadecimal.
    public var signature: String

    /// The word with these parts.
    public init(person: PersonName, seen: Int, signature: String) {
        self.person = person
        self.seen = seen
        self.signature = signature
    }
}

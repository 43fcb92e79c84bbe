/// A person answers further asks of a lineage beforehand: for this act, this target, or a bounded
/// class, so many times, until a moment.
public struct AllowanceRecord: Sendable, Hashable, Codable {
    /// What is allowed.
    public enum Scope: Sendable, Hashable, Codable {
        /// The very act whose shown document has this digest.
        case act(Digest)
        /// Any arguments for one target, by one verb, of one server.
        case target(verb: Verb, server: ServerName, target: String)
        /// Any granted act of this class of effect on one server.
        case effect(EffectClass, server: ServerName)
    }

    /// The lineage.
    public var lineage: LineageID
    /// What is allowed.
    public var scope: Scope
    /// How many acts.
    public var count: Int64
    /// Until when.
    public var expires: Instant
    /// Who allows.
    public var person: PersonName
    /// The size of the log that they saw.
    public var seen: Int
    /// Ed25519 signature over `SignedAllowance`, hexadecimal.
    public var signature: String

    /// The record with these parts.
    public init(
        lineage: LineageID, scope: Scope, count: Int64, expires: Instant, person: PersonName,
        seen: Int, signature: String
    ) {
        self.lineage = lineage
        self.scope = scope
        self.count = count
        self.expires = expires
        self.person = person
        self.seen = seen
        self.signature = signature
    }
}

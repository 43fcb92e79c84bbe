/// How an ask ended.
public struct AnswerRecord: Sendable, Hashable, Codable {
    /// What was decided.
    public enum Decision: String, Sendable, Hashable, Codable {
        /// A person let it happen, once.
        case approve
        /// One of two people who must agree let it happen.
        case consent
        /// A person refused.
        case deny
        /// Nobody answered in time, which denies.
        case timeout
        /// The agent went away, which denies.
        case withdrawn
    }

    /// The ask: the index of its intent.
    public var ask: ActionID
    /// What was decided.
    public var decision: Decision
    /// Who decided; nil when nobody did.
    public var person: PersonName?
    /// The digest that the person's client displayed; must be the ask's.
    public var shown: Digest?
    /// Ed25519 signature over `SignedAnswer`, hexadecimal.
    public var signature: String?

    /// The record with these parts.
    public init(
        ask: ActionID, decision: Decision, person: PersonName? = nil, shown: Digest? = nil,
        signature: String? = nil
    ) {
        self.ask = ask
        self.decision = decision
        self.person = person
        self.shown = shown
        self.signature = signature
    }
}

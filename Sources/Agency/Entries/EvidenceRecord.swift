/// A gate was shown to be met for an agent, or not, as a person vouches.
public struct EvidenceRecord: Sendable, Hashable, Codable {
    /// The agent.
    public var agent: AgentName
    /// The gate.
    public var gate: GateName
    /// Whether it is met.
    public var isMet: Bool
    /// What it counts until.
    public var expires: Instant
    /// SHA-256 of the report that shows it.
    public var report: Digest
    /// Who vouches.
    public var person: PersonName
    /// Ed25519 signature over `SignedEvidence`, hexadecimal.
    public var signature: String

    /// The record with these parts.
    public init(
        agent: AgentName, gate: GateName, isMet: Bool, expires: Instant, report: Digest,
        person: PersonName, signature: String
    ) {
        self.agent = agent
        self.gate = gate
        self.isMet = isMet
        self.expires = expires
        self.report = report
        self.person = person
        self.signature = signature
    }
}

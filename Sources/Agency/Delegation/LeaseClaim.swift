import StrictJSON

/// What the house says of a lease for a short time: the first block of a token
/// (Specs/delegation.md).
public struct LeaseClaim: Sendable, Hashable, Codable {
    /// The origin of the house's log.
    public var origin: String
    /// The lease.
    public var lease: LeaseID
    /// Its lineage.
    public var lineage: LineageID
    /// The agent.
    public var agent: AgentName
    /// How many ancestors the lease has.
    public var generation: Int
    /// What it may use: the mandate's grants, and the scope of each lease from the root on. An act
    /// must lie in all of them.
    public var scopes: [LeaseScope]
    /// What is left of each life limit; what is not named is not limited.
    public var limits: [Quantity: Int64]
    /// When it was said.
    public var issued: Instant
    /// When it is no longer true.
    public var expires: Instant
    /// The Ed25519 key that may use the token or hand it on, 64 hexadecimal digits.
    public var holder: String

    /// The claim with these parts.
    public init(
        origin: String, lease: LeaseID, lineage: LineageID, agent: AgentName, generation: Int,
        scopes: [LeaseScope], limits: [Quantity: Int64], issued: Instant, expires: Instant,
        holder: String
    ) {
        self.origin = origin
        self.lease = lease
        self.lineage = lineage
        self.agent = agent
        self.generation = generation
        self.scopes = scopes
        self.limits = limits
        self.issued = issued
        self.expires = expires
        self.holder = holder
    }

    /// The bytes to sign: RFC 8785 of the claim under the type `tribune-lease-v1`.
    public var message: [UInt8] {
        get throws { try SignedBlock.message("tribune-lease-v1", self) }
    }
}

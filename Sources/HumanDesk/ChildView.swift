public import Agency

/// A live child of a lineage, as people see it.
public struct ChildView: Sendable, Hashable, Codable {
    /// Its lease.
    public var lease: LeaseID
    /// Its parent's lease.
    public var parent: LeaseID
    /// Its name.
    public var agent: AgentName
    /// The level that counts for it, as far as leases say.
    public var level: AutonomyLevel
    /// When its lease ends at the latest.
    public var expires: Instant?

    /// The view with these parts.
    public init(
        lease: LeaseID, parent: LeaseID, agent: AgentName, level: AutonomyLevel, expires: Instant?
    ) {
        self.lease = lease
        self.parent = parent
        self.agent = agent
        self.level = level
        self.expires = expires
    }
}

/// What the hall gives to the doors of one lease.
public struct DoorPlan: Sendable {
    /// The identity that every request through these doors carries.
    public let lease: LeaseID
    /// The mandate's name for the agent, for display.
    public let agent: AgentName
    /// The servers of the mandate and where they are.
    public let servers: [ServerName: Upstream]

    /// Doors for `lease`.
    public init(lease: LeaseID, agent: AgentName, servers: [ServerName: Upstream]) {
        self.lease = lease
        self.agent = agent
        self.servers = servers
    }
}

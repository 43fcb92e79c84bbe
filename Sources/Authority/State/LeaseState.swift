public import Agency

/// A lease: who acts through a door, and whether it still may.
public struct LeaseState: Sendable, Hashable, Codable {
    /// The lineage that it belongs to.
    public let lineage: LineageID
    /// The agent's name; a child has its own.
    public let agent: AgentName
    /// The parent; nil for a root.
    public let parent: LeaseID?
    /// The action that started it; nil for a root.
    public let spawn: ActionID?
    /// How many ancestors it has.
    public let generation: Int
    /// What it may use of its parent's.
    public let scope: LeaseScope
    /// The place in the log of its record: the key under which it holds its own live copy.
    let granted: ActionID
    /// What it got of its parent's life limits and used; a root uses its lineage's.
    public internal(set) var ledger: Ledger?
    /// Totals and peaks that the kernel measured of its cells.
    var measured: [Quantity: Int64] = [:]
    /// True when an order ended it and all its descendants.
    public internal(set) var isRevoked = false
    /// How it ended; nil while it lives.
    public internal(set) var ended: LeaseEnded?

    /// A root.
    init(root lineage: LineageID, agent: AgentName, granted: ActionID) {
        self.lineage = lineage
        self.agent = agent
        self.granted = granted
        parent = nil
        spawn = nil
        generation = 0
        scope = LeaseScope()
    }

    /// A child. Of what limits its lineage's life it has what it got, and nothing of the rest.
    init(
        _ child: LeaseRecord.Child, of parent: LeaseState, limits: [Limit], granted: ActionID
    ) {
        lineage = parent.lineage
        agent = child.agent
        self.parent = child.parent
        spawn = child.spawn
        generation = parent.generation + 1
        scope = child.scope
        self.granted = granted
        let lent = limits.filter { $0.period == .life && $0.quantity.isLent }
        ledger = Ledger(
            limits: lent.map { Limit($0.quantity, per: .life, max: child.slice[$0.quantity] ?? 0) })
    }
}

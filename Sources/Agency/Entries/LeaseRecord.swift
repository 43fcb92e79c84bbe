/// A lease was given: to a new root agent, or to a child of one.
public struct LeaseRecord: Sendable, Hashable, Codable {
    /// The lease.
    public var lease: LeaseID
    /// The lineage that it begins, or belongs to.
    public var lineage: LineageID
    /// The mandate's digest.
    public var mandate: Digest
    /// The person's Unix user who started it.
    public var startedBy: UInt32
    /// True for `run --observe`: refuses red lines only.
    public var observing: Bool
    /// The command, for people.
    public var command: [String]
    /// For a child: where it comes from and what it got.
    public var child: Child?

    /// What is said of a child.
    public struct Child: Sendable, Hashable, Codable {
        /// The parent's lease.
        public var parent: LeaseID
        /// The intent that was permitted.
        public var spawn: ActionID
        /// The child's name.
        public var agent: AgentName
        /// What it may use of the parent's.
        public var scope: LeaseScope
        /// What moved from the parent to it.
        public var slice: [Quantity: Int64]

        /// The child with these parts.
        public init(
            parent: LeaseID, spawn: ActionID, agent: AgentName, scope: LeaseScope,
            slice: [Quantity: Int64]
        ) {
            self.parent = parent
            self.spawn = spawn
            self.agent = agent
            self.scope = scope
            self.slice = slice
        }
    }

    /// The record with these parts.
    public init(
        lease: LeaseID, lineage: LineageID, mandate: Digest, startedBy: UInt32,
        observing: Bool, command: [String], child: Child? = nil
    ) {
        self.lease = lease
        self.lineage = lineage
        self.mandate = mandate
        self.startedBy = startedBy
        self.observing = observing
        self.command = command
        self.child = child
    }
}

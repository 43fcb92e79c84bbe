public import Agency

/// A lineage as people see it.
public struct LineageView: Sendable, Hashable, Codable {
    /// Whether it may act.
    public enum Standing: String, Sendable, Hashable, Codable {
        /// It may.
        case active
        /// Nothing until a person resumes.
        case frozen
        /// Ended for good by an order.
        case stopped
        /// The agent's program ended.
        case ended
    }

    /// The lineage.
    public var lineage: LineageID
    /// Its root lease.
    public var lease: LeaseID
    /// The agent.
    public var agent: AgentName
    /// Why it runs.
    public var purpose: String
    /// The level in force.
    public var level: AutonomyLevel
    /// Whether it may act.
    public var standing: Standing
    /// True for `run --observe`.
    public var observing: Bool
    /// Permitted actions.
    public var permitted: Int
    /// Refused actions.
    public var refused: Int
    /// Asks that wait.
    public var pending: Int
    /// The limits with what is used and reserved.
    public var limits: [LimitView]
    /// Findings so far.
    public var findings: Int
    /// When it began.
    public var began: Instant
    /// Live children, parents before their own; nil when there are none.
    public var children: [ChildView]?
    /// How many levels it holds above what was shown (the capability-alignment gap); nil for none.
    public var gap: Int?

    /// The view with these parts.
    public init(
        lineage: LineageID, lease: LeaseID, agent: AgentName, purpose: String,
        level: AutonomyLevel, standing: Standing, observing: Bool, permitted: Int, refused: Int,
        pending: Int, limits: [LimitView], findings: Int, began: Instant
    ) {
        self.lineage = lineage
        self.lease = lease
        self.agent = agent
        self.purpose = purpose
        self.level = level
        self.standing = standing
        self.observing = observing
        self.permitted = permitted
        self.refused = refused
        self.pending = pending
        self.limits = limits
        self.findings = findings
        self.began = began
    }
}

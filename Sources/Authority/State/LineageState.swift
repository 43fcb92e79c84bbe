public import Agency

/// A lineage: what it may do now and what it has used.
public struct LineageState: Sendable, Hashable, Codable {
    /// Whether it may act.
    public enum Standing: String, Sendable, Hashable, Codable {
        /// It may.
        case active
        /// Nothing until a person resumes.
        case frozen
        /// Never again.
        case stopped
        /// Its program ended; nothing can come from it.
        case ended
    }

    /// The agent.
    public let agent: AgentName
    /// The mandate's digest.
    public let mandate: Digest
    /// When it began.
    public let began: Instant
    /// True for `run --observe`.
    public let observing: Bool
    /// The level in force.
    public internal(set) var level: AutonomyLevel
    /// Whether it may act.
    public internal(set) var standing: Standing = .active
    /// What it used and holds.
    public internal(set) var ledger: Ledger
    /// Permitted actions.
    public internal(set) var permitted = 0
    /// Refused actions.
    public internal(set) var refused = 0
    /// Findings.
    public internal(set) var findings = 0
    /// The log index of the newest order on it, -1 before the first: a person who signs a loosening
    /// must have seen it, so no signature counts twice.
    public internal(set) var lastOrder = -1
    /// True while a legal hold keeps what it sent and got; else absent, also from snapshots.
    public internal(set) var isHeld: Bool?
    /// Totals and peaks that the kernel measured.
    public internal(set) var measured: [Quantity: Int64] = [:]

    init(record: LeaseRecord, mandate: Mandate, at now: Instant) {
        agent = mandate.agent
        self.mandate = record.mandate
        began = now
        observing = record.observing
        level = mandate.level
        ledger = Ledger(limits: mandate.limits)
    }
}

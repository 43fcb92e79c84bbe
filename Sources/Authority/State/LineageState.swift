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
    /// The lease that it began with.
    public let root: LeaseID
    /// The mandate's digest.
    public internal(set) var mandate: Digest
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
    /// Leases that have not ended, the root first.
    public internal(set) var live: [LeaseID] = []
    /// Asks that wait, in order.
    public internal(set) var waiting: [ActionID] = []
    /// Asks of the last hour.
    var asked = LimitMeter(
        Limit(.asks, per: .window(.seconds(3600)), max: Charter.asksPerHourStandard))
    /// What people allowed beforehand, by log index.
    public internal(set) var allowances: [Int: Allowance] = [:]
    /// What one of two people wants, until the other agrees.
    public internal(set) var consents: [ConsentRecord] = []
    /// The power that it holds.
    public internal(set) var power = PowerVector()
    /// Power gained by actions that are not settled.
    var gains: [ActionID: PowerVector] = [:]
    /// What it has read, in order of name.
    public internal(set) var taint: [TaintLabel] = []

    init(record: LeaseRecord, mandate: Mandate, at now: Instant) {
        agent = mandate.agent
        root = record.lease
        self.mandate = record.mandate
        began = now
        observing = record.observing
        level = mandate.level
        ledger = Ledger(limits: Self.limits(of: mandate))
    }

    /// It has read something with this label.
    mutating func bear(_ label: TaintLabel) {
        guard let place = taint.firstIndex(where: { $0 >= label }) else {
            return taint.append(label)
        }
        if taint[place] != label { taint.insert(label, at: place) }
    }

    /// The mandate's limits, and what holds where it lets agents be started and says no number:
    /// one live copy, children without children, and few in an hour.
    static func limits(of mandate: Mandate) -> [Limit] {
        guard mandate.spawn != nil else { return mandate.limits }
        let standard = [
            Limit(.liveCopies, per: .life, max: 1),
            Limit(.generations, per: .life, max: 1),
            Limit(.spawns, per: .window(.seconds(3600)), max: spawnsPerHour),
        ]
        let said = Set(mandate.limits.map(\.quantity))
        return mandate.limits + standard.filter { !said.contains($0.quantity) }
    }

    /// So many children an hour where the mandate says nothing.
    private static let spawnsPerHour: Int64 = 16
}

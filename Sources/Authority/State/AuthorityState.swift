public import Agency

/// Everything that `Authority` remembers: the fold of the log.
public struct AuthorityState: Sendable, Hashable, Codable {
    /// Mandates put in force, by digest.
    public internal(set) var mandates: [Digest: Mandate] = [:]
    /// Lineages, by id.
    public internal(set) var lineages: [LineageID: LineageState] = [:]
    /// Leases, by id.
    public internal(set) var leases: [LeaseID: LeaseState] = [:]
    /// People, by name.
    public internal(set) var people: [PersonName: PersonRecord] = [:]
    /// Permitted actions without an outcome yet, with their lease.
    public internal(set) var inFlight: [ActionID: LeaseID] = [:]
    /// Asks that wait for a person.
    public internal(set) var asks: [ActionID: PendingAsk] = [:]
    /// Pinned tool definitions by agent.
    public internal(set) var pins: [AgentName: AgentPins] = [:]
    /// The organisation's charter.
    public internal(set) var charter: CharterRecord?
    /// The log index of its record, -1 before the first.
    public internal(set) var charterIndex = -1
    /// What is used of the caps above lineages.
    public internal(set) var accounts: [Account: Ledger] = [:]
    /// What was shown of each agent.
    public internal(set) var evidence: [AgentName: [GateName: EvidenceRecord]] = [:]
    /// How often the log was restored from a backup.
    public internal(set) var epoch = 0
    /// True from a restore until people confirm what may be spent.
    public internal(set) var isUnconfirmed = false
    /// Paths that no action may name.
    public internal(set) var oversightPaths: [String] = []

    init() {}
}

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
    /// Permitted actions without an outcome yet, with their lineage.
    public internal(set) var inFlight: [ActionID: LineageID] = [:]
    /// Asks that wait for a person.
    public internal(set) var asks: [ActionID: PendingAsk] = [:]
    /// Pinned tool definitions by agent.
    public internal(set) var pins: [AgentName: AgentPins] = [:]
    /// Paths that no action may name.
    public internal(set) var oversightPaths: [String] = []

    init() {}
}

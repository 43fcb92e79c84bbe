/// What an organisation says about all its agents: caps, teams, prices and red lines that no
/// mandate, level or single person can loosen.
public struct Charter: Sendable, Hashable, Codable {
    /// The format version of the file, 1.
    public var version: Int
    /// The organisation.
    public var organisation: String
    /// People who may change the charter, two of them together, and who see every team.
    public var stewards: [PersonName]
    /// Hard caps on all agents together.
    public var limits: [Limit]
    /// Hard caps on all lineages of one agent together, by the agent's name.
    public var agents: [AgentName: [Limit]]
    /// Teams. An agent belongs to the first in order of name whose patterns match it.
    public var teams: [TeamName: Team]
    /// Cedar forbids that hold for every agent. Text.
    public var redLines: String
    /// What calls cost.
    public var prices: [PriceName: PriceRule]
    /// What each class of effect needs at each level.
    public var autonomy: AutonomyTable
    /// Gates that levels need in a consequential context, beside those of the mandate.
    public var contexts: [ConsequentialContext: [AutonomyLevel: [GateName]]]
    /// Most asks that one lineage may put to people in an hour.
    public var asksPerHour: Int64

    /// A charter that adds nothing to the standard.
    public init(organisation: String) {
        version = 1
        self.organisation = organisation
        stewards = []
        limits = []
        agents = [:]
        teams = [:]
        redLines = ""
        prices = [:]
        autonomy = .standard
        contexts = [:]
        asksPerHour = Self.asksPerHourStandard
    }

    /// So many asks an hour a lineage may put to people where no charter says otherwise.
    public static let asksPerHourStandard: Int64 = 120
}

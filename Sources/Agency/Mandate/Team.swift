/// A team of an organisation: its people answer for its agents, and see no others.
public struct Team: Sendable, Hashable, Codable {
    /// Names of the agents that belong to it; `*` stands for any run of characters.
    public var agents: [String]
    /// Its people.
    public var people: [PersonName]
    /// Hard caps on all its agents together.
    public var limits: [Limit]

    /// The team with these parts.
    public init(agents: [String], people: [PersonName], limits: [Limit] = []) {
        self.agents = agents
        self.people = people
        self.limits = limits
    }
}

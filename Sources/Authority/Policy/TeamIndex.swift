import Agency
import Cedar

/// Which team an agent belongs to: the first, in order of name, one of whose patterns matches.
struct TeamIndex: Sendable {
    private let teams: [(name: TeamName, patterns: [Pattern])]

    init(_ charter: Charter?) {
        teams = (charter?.teams ?? [:]).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.agents.map { Pattern(mandate: $0) }) }
    }

    func team(of agent: AgentName) -> TeamName? {
        teams.first { team in team.patterns.contains { $0.matches(agent.text) } }?.name
    }
}

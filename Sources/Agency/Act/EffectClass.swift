/// What a tool does to the world, as the mandate's author says. Hints of the server do not count.
public enum EffectClass: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    /// Changes nothing.
    case read
    /// Changes something that can be undone.
    case write
    /// Cannot be undone.
    case irreversible
    /// Spends money.
    case spend
    /// Starts another agent.
    case spawn
    /// Speaks to people or to agents outside the lineage.
    case communicate
    /// Would change how people see, stop, correct or roll back agents. Never allowed (law 12).
    case oversight
}

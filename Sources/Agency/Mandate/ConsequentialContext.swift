/// Where an agent's acts have consequences for many. Autonomy there needs evidence, not only trust.
public enum ConsequentialContext: String, Sendable, Hashable, Codable, CaseIterable,
    CodingKeyRepresentable
{
    /// None of the others.
    case ordinary
    /// Who gets money, staff, machines, care.
    case resourceAllocation = "resource_allocation"
    /// Rules that people must follow.
    case policy
    /// What many depend on to work.
    case infrastructure
    /// Defence and security of a state.
    case defence
}

/// What people can do with agents, and nothing may take away (law 12).
public enum HumanReach: String, Sendable, Hashable, Codable, CaseIterable {
    /// Know what it does.
    case see
    /// End it.
    case stop
    /// Take back what it was given.
    case revoke
    /// Undo what it did.
    case rollBack = "roll_back"
}

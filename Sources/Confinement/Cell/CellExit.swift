/// How the agent's first process ended.
public enum CellExit: Sendable, Hashable, Codable {
    /// It exited with this code.
    case code(Int32)
    /// A signal ended it.
    case signal(Int32)
}

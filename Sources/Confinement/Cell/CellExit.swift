/// How the agent's first process ended.
public enum CellExit: Sendable, Hashable {
    /// It exited with this code.
    case code(Int32)
    /// A signal ended it.
    case signal(Int32)
}

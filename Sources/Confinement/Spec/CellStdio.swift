/// What an agent's first three descriptors are.
public enum CellStdio: Sendable, Hashable {
    /// A terminal of the cell's own; the daemon holds the other side.
    case pty(rows: UInt16, columns: UInt16)
    /// Three pipes; the daemon holds the other ends.
    case pipes
}

/// What a cell tells while it lives. At most one of each, in this order.
public enum CellEvent: Sendable, Hashable {
    /// The agent's first process ended; the rest of the cell ends with it.
    case exited(CellExit)
    /// Nothing of the cell is left. The stream ends here.
    case gone(EndProof)
}

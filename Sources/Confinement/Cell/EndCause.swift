/// Why a cell is gone.
public enum EndCause: Sendable, Hashable, Codable {
    /// `Cell.end()`.
    case ordered
    /// The agent's first process ended.
    case agentExited(CellExit)
    /// The lease was not renewed in time.
    case leaseExpired
    /// The daemon's end of the control socket closed, or spoke nonsense.
    case controlLost
    /// Somebody on the host removed or replaced this protected path, which took its protection
    /// away.
    case protectionLost(String)
    /// bubblewrap left with this wait status; for example a kill from outside.
    case other(waitStatus: Int32)
}

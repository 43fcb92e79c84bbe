/// What changes while a cell lives.
struct CellState: Sendable {
    /// The last sequence number that was sent.
    var sequence: UInt64 = 0
    /// How the agent ended, once process 1 has told.
    var exit: CellExit?
    /// When the end was ordered first.
    var ordered: ContinuousClock.Instant?
    /// Processes counted at that moment.
    var counted: UInt64?
    /// The protected path that was replaced on the host.
    var lost: String?
    /// Another image of the daemon owns the cell now.
    var isHandedOver = false
}

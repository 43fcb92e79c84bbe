/// Where a run's output goes: the client's end of `tribune run`. Called on the hall's threads.
public protocol RunTerminal: Sendable {
    /// Bytes that the agent wrote. `stream` is 1 for output (and a pty), 2 for errors.
    func wrote(_ bytes: [UInt8], stream: Int)

    /// The run ended and everything of it is recorded. Called once, last.
    func ended(_ record: RunRecord)
}

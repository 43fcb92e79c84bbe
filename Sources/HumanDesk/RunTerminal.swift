/// Where a run's output goes: the client's end of `tribune run`. Called on the hall's threads.
public protocol RunTerminal: Sendable {
    /// Bytes that the agent wrote. `stream` is 1 for output (and a pty), 2 for errors.
    func wrote(_ bytes: [UInt8], stream: Int)

    /// Returns when everything that was written has reached the client, or after a second at most.
    /// Blocks.
    func settle()

    /// The run ended and everything of it is recorded. Called once, last.
    func ended(_ record: RunRecord)
}

/// Something that must be durable before the entries that speak of it, and shares their flush.
public protocol CommitCompanion: Sendable {
    /// Makes everything staged so far durable, or hands it to the store that takes it into the
    /// transaction of the batch that follows; does nothing when there is nothing. Called on the
    /// writer thread before each batch. An error ends the log as a failed commit does.
    func commit() throws
}

/// What a store found when it was opened.
public struct RecoveredLog: Sendable, Hashable {
    /// Number of durable entries.
    public var size: Int
    /// The newest signed checkpoint; `nil` for a new log.
    public var checkpoint: [UInt8]?
    /// Whether the log was closed properly the last time. After an unclean end an entry that was
    /// never confirmed as durable may be missing.
    public var closedCleanly: Bool
    /// Bytes of a write that never finished, which were dropped; 0 almost always.
    public var tornBytes: Int

    /// What a store reports.
    public init(size: Int, checkpoint: [UInt8]?, closedCleanly: Bool, tornBytes: Int) {
        self.size = size
        self.checkpoint = checkpoint
        self.closedCleanly = closedCleanly
        self.tornBytes = tornBytes
    }
}

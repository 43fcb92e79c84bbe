/// Where a log keeps its bytes: the seam between the log and a store. `FileLogStorage` and
/// `MemoryLogStorage` implement it here; `LogStorageContract` tests any implementation.
///
/// Appending and publishing never run at the same time as themselves: one writer thread appends,
/// one publisher publishes. They do run at the same time as each other and as reading.
public protocol LogStorage: LogReader {
    /// Finds what is durable. Called once before anything else.
    ///
    /// - Parameter everything: make all entries readable through `read` from the durable truth,
    ///   not from published bundles: the published files are not to be trusted.
    func recover(everything: Bool) throws -> RecoveredLog

    /// Bytes of entries that may still be appended; with `reserve`, counting the space that only
    /// orders may use. Each entry costs its length and `entryOverhead`. Cheap: called for every
    /// entry.
    func room(reserve: Bool) -> Int

    /// Upper bound of what one entry costs beside its bytes.
    var entryOverhead: Int { get }

    /// Makes a batch durable. After an error nothing may be appended any more.
    ///
    /// - Parameter index: the index that the first entry must get: the fence against two writers.
    /// - Throws: `LogError.fenced` when the log has another size; any other error is final.
    func append(_ batch: EntryBatch, expecting index: Int) throws

    /// Reads consecutive durable entries from `index` on, at least one and at most `limit`.
    func read(from index: Int, limit: Int) throws -> EntryBatch

    /// Writes tiles and bundles. They count only once a checkpoint over them is published.
    func write(_ resources: [LogResource]) throws

    /// Replaces the checkpoint, durably, after everything written before is durable.
    ///
    /// - Parameter size: the checkpoint's size: entries below it may be read from bundles.
    func publish(checkpoint: [UInt8], size: Int) throws

    /// Gets space for further entries before it is needed; failing is not an error. Called after
    /// each batch and about once a second.
    func prepareSpace()

    /// Ends the use of the store. No call may follow.
    ///
    /// - Parameter clean: whether every entry that was taken is durable and published.
    func close(clean: Bool) throws

    /// Marks that the log goes on elsewhere: opened here once more it would fork. Called before
    /// `close`, when the whole log is there.
    func markMoved(to place: String) throws
}

extension LogStorage {
    /// For stores that do not outlive their process.
    public func markMoved(to place: String) throws {}
}

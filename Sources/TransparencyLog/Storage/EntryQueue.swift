/// The entries between `enqueue` and durability: a bounded queue, as a pure state machine.
struct EntryQueue {
    typealias Callback = @Sendable (Result<Int, LogError>) -> Void
    /// Somebody who waits for everything before them, and adds nothing.
    typealias Waiter = @Sendable (Result<Void, LogError>) -> Void

    /// Entries that are committed together.
    struct Batch {
        var first: Int
        var entries: EntryBatch
        var callbacks: [Callback]
        /// Called after the entries' own callbacks.
        var waiters: [Waiter] = []
    }

    /// What the writer thread does next.
    enum Work {
        case commit(Batch)
        case refuse(Batch, LogError)
        case sleep
        case finish
    }

    /// Number of durable entries.
    private(set) var durableSize: Int
    /// Why no more entries are taken.
    private(set) var failure: LogError?
    /// Whether the writer sleeps and must be woken.
    private(set) var writerSleeps = false
    private var pending: Batch
    /// Upper bound of the space that entries not yet durable will take.
    private var outstanding = 0
    private var closing = false

    init(size: Int) {
        durableSize = size
        pending = Batch(first: size, entries: EntryBatch(), callbacks: [])
    }

    /// The index that the next entry gets.
    var nextIndex: Int { pending.first + pending.entries.count }

    /// Takes an entry and gives it its index.
    ///
    /// - Parameters:
    ///   - cost: upper bound of the space it takes in the store.
    ///   - room: what the store still has for this kind of entry.
    ///   - queueMax: bytes that may wait, for this kind of entry.
    mutating func add(
        _ entry: [UInt8], cost: Int, room: Int, queueMax: Int, callback: @escaping Callback
    ) throws(LogError) -> Int {
        if let failure { throw failure }
        guard !closing else { throw .closed }
        guard entry.count <= EntryBatch.entryBytesMax else {
            throw .tooLarge(bytes: entry.count, limit: EntryBatch.entryBytesMax)
        }
        guard pending.entries.body.count + entry.count <= queueMax else { throw .queueFull }
        guard outstanding + cost <= room else { throw .noSpace }
        outstanding += cost
        let index = nextIndex
        pending.entries.append(entry)
        pending.callbacks.append(callback)
        return index
    }

    /// Calls `waiter` once all that was taken is durable. False when that is so already: then it
    /// is not called. The writer is at work whenever it is called, and needs no waking.
    mutating func wait(_ waiter: @escaping Waiter) throws(LogError) -> Bool {
        guard durableSize < nextIndex else { return false }
        if let failure { throw failure }
        pending.waiters.append(waiter)
        return true
    }

    /// Takes everything that waits.
    mutating func next() -> Work {
        writerSleeps = false
        guard pending.entries.count > 0 || !pending.waiters.isEmpty else {
            if closing { return .finish }
            writerSleeps = true
            return .sleep
        }
        let batch = pending
        pending = Batch(first: nextIndex, entries: EntryBatch(), callbacks: [])
        if let failure { return .refuse(batch, failure) }
        return .commit(batch)
    }

    /// A batch is durable.
    mutating func committed(_ batch: Batch, entryOverhead: Int) {
        durableSize = batch.first + batch.entries.count
        // The body counts two bytes an entry that the overhead counts too: an upper bound.
        let bytes = batch.entries.body.count - 2 * batch.entries.count
        outstanding -= bytes + batch.entries.count * entryOverhead
    }

    /// A commit failed: final.
    mutating func failed(_ error: LogError) {
        failure = error
    }

    /// Takes no more entries; what waits is still committed.
    mutating func close() {
        closing = true
    }

    /// Whether the writer must be woken now; it is then no longer asleep.
    mutating func wakesWriter() -> Bool {
        defer { writerSleeps = false }
        return writerSleeps
    }
}

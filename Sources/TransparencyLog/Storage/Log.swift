internal import Synchronization

/// An append-only, signed, provable log: the front of the library.
///
/// Threads: one writer commits batches and calls back; one publisher signs checkpoints. They hold
/// the log alive until `close`.
public final class Log: Sendable {
    /// Called once per entry, in index order, on the writer thread; must be short and must not
    /// block. `.success(index)` means durable. `.failure` is final for the whole log.
    public typealias Durable = @Sendable (Result<Int, LogError>) -> Void

    /// The key that verifies this log's checkpoints.
    public let key: VerifierKey
    /// What was found at the start.
    public let recovered: RecoveredLog
    /// Whether published files were missing or wrong and were derived again at the start.
    public let rebuiltTiles: Bool

    private let storage: any LogStorage
    private let options: LogOptions
    private let companions: [any CommitCompanion]
    private let queue: Mutex<EntryQueue>
    private let publisher: Publisher
    private let writerBell = Bell()
    private let publisherBell = Bell()
    private let threads = Mutex<[WorkerThread]>([])
    private let closed = Mutex(false)

    /// Opens a log, or makes a new one with a signed checkpoint of size 0.
    ///
    /// - Parameters:
    ///   - key: signs the checkpoints; its name is the log's origin.
    ///   - companions: made durable before each batch.
    /// - Throws: `LogError` naming the first thing that is wrong; a log that was cut, rolled back
    ///   or changed is refused.
    public init(
        storage: any LogStorage, key: consuming SignerKey, options: LogOptions = LogOptions(),
        companions: [any CommitCompanion] = []
    ) throws {
        self.key = key.verifier
        let start = try LogStart(storage, key: key)
        recovered = start.recovered
        rebuiltTiles = start.rebuilt
        self.storage = storage
        self.options = options
        self.companions = companions
        queue = Mutex(EntryQueue(size: start.recovered.size))
        publisher = Publisher(
            storage: storage, key: key, edge: start.edge, newest: start.newest)
        // The disk may be full: what cannot be published now is published later.
        _ = try? publisher.publish(size: start.recovered.size)
        guard options.ownThreads else { return }
        let writer = try WorkerThread { self.runWriter() }
        let publisher = try WorkerThread { self.runPublisher() }
        threads.withLock { $0 = [writer, publisher] }
    }

    /// Gives an entry its index now and makes it durable soon; `durable` is called then.
    ///
    /// Indexes are dense and in the order of the calls: a caller who holds a lock around its own
    /// state and this call has the same order in both.
    ///
    /// - Parameters:
    ///   - entry: 0 to 65,535 bytes.
    ///   - reserve: the entry may use the reserved space and queue; for orders only.
    /// - Throws: `tooLarge`, `queueFull`, `noSpace`, `poisoned`, `closed`; then nothing happened.
    @discardableResult
    public func enqueue(
        _ entry: [UInt8], reserve: Bool = false, durable: @escaping Durable
    ) throws(LogError) -> Int {
        let cost = entry.count + storage.entryOverhead
        let queueMax = options.queueBytesMax + (reserve ? options.queueReserveBytes : 0)
        let (result, wake) = queue.withLock { queue -> (Result<Int, LogError>, Bool) in
            let result = Result { () throws(LogError) in
                try queue.add(
                    entry, cost: cost, room: storage.room(reserve: reserve), queueMax: queueMax,
                    callback: durable)
            }
            return (result, queue.wakesWriter())
        }
        if wake { writerBell.ring() }
        return try result.get()
    }

    /// Appends and waits until the entry is durable.
    public func append(_ entry: [UInt8], reserve: Bool = false) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            do throws(LogError) {
                try enqueue(entry, reserve: reserve) { result in
                    continuation.resume(with: result.mapError { $0 as any Error })
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Appends and blocks this thread until the entry is durable. Needs `ownThreads`.
    @discardableResult
    public func appendAndWait(_ entry: [UInt8], reserve: Bool = false) throws(LogError) -> Int {
        let bell = Bell()
        let outcome = Outcome()
        try enqueue(entry, reserve: reserve) { result in
            outcome.value.withLock { $0 = result }
            bell.ring()
        }
        bell.wait()
        return try outcome.value.withLock { $0 }.get()
    }

    /// Returns when everything that was enqueued before is durable: for those who must not show
    /// less than they showed already. Throws what made the log fail meanwhile.
    public func flush() async throws {
        try await withCheckedThrowingContinuation { continuation in
            flush { continuation.resume(with: $0.mapError { $0 as any Error }) }
        }
    }

    /// The same, calling back on the writer thread, or at once on this one.
    public func flush(_ done: @escaping @Sendable (Result<Void, LogError>) -> Void) {
        do throws(LogError) {
            let waits = try queue.withLock { queue throws(LogError) in try queue.wait(done) }
            if !waits { done(.success(())) }
        } catch {
            done(.failure(error))
        }
    }

    /// The same, blocking this thread. Needs `ownThreads`.
    public func flushAndWait() throws(LogError) {
        let bell = Bell()
        let outcome = Outcome()
        flush { result in
            outcome.value.withLock { $0 = result.map { 0 } }
            bell.ring()
        }
        bell.wait()
        _ = try outcome.value.withLock { $0 }.get()
    }

    /// Publishes a checkpoint over everything that is durable now and returns it.
    @discardableResult
    public func publish() throws -> SignedCheckpoint {
        try publisher.publish(size: durableSize)
    }

    /// The newest published checkpoint.
    public var checkpoint: SignedCheckpoint { publisher.newest }

    /// Number of durable entries.
    public var durableSize: Int { queue.withLock { $0.durableSize } }

    /// The index that the next entry will get.
    public var nextIndex: Int { queue.withLock { $0.nextIndex } }

    /// Why the log takes no more entries, if so.
    public var failure: LogError? { queue.withLock { $0.failure } }

    /// Why the newest checkpoint could not be published, if so. Appending goes on meanwhile.
    public var publishFailure: String? { publisher.failure }

    /// Reads consecutive durable entries from `index` on: at least one and at most `limit`,
    /// none at the end of the log.
    public func entries(from index: Int, limit: Int = 4096) throws -> EntryBatch {
        let left = durableSize - index
        guard index >= 0, left > 0, limit > 0 else { return EntryBatch() }
        return try storage.read(from: index, limit: min(limit, left))
    }

    /// A proof that the entry at `index` is in the newest published checkpoint.
    public func proof(index: Int) throws -> LogProof {
        try LogProof(index: index, checkpoint: checkpoint, reader: storage)
    }

    /// Commits what waits, publishes the last checkpoint and gives the store back.
    ///
    /// - Throws: when the last checkpoint could not be published; the log is closed all the same.
    public func close() throws {
        let first = closed.withLock { closed in
            defer { closed = true }
            return !closed
        }
        guard first else { return }
        queue.withLock { $0.close() }
        writerBell.ring()
        publisherBell.ring()
        for thread in threads.withLock({ $0 }) { thread.join() }
        commitPending()
        do {
            try publish()
        } catch {
            try storage.close(clean: false)
            throw error
        }
        try storage.close(clean: failure == nil)
    }

    /// Commits what waits, on this thread. Only for logs without own threads.
    public func commitPending() {
        _ = drain()
    }

    /// Commits until nothing waits; `true` when nothing more will come.
    private func drain() -> Bool {
        while true {
            switch queue.withLock({ $0.next() }) {
            case .commit(let batch): commit(batch)
            case .refuse(let batch, let error): answer(batch, .failure(error))
            case .sleep: return false
            case .finish: return true
            }
        }
    }

    private func runWriter() {
        while !drain() { writerBell.wait() }
    }

    private func runPublisher() {
        while !closed.withLock({ $0 }) {
            publisherBell.wait(milliseconds: options.publishEveryMilliseconds)
            storage.prepareSpace()
            // The failure is kept in `publishFailure`; the next round tries again.
            _ = try? publish()
        }
    }

    private func commit(_ batch: EntryQueue.Batch) {
        guard batch.entries.count > 0 else { return answer(batch, nil) }
        do {
            for companion in companions { try companion.commit() }
            try storage.append(batch.entries, expecting: batch.first)
            queue.withLock { $0.committed(batch, entryOverhead: storage.entryOverhead) }
            answer(batch, nil)
            storage.prepareSpace()
        } catch {
            let failure = LogError.poisoned("\(error)")
            queue.withLock { $0.failed(failure) }
            answer(batch, .failure(failure))
        }
    }

    private func answer(_ batch: EntryQueue.Batch, _ failure: Result<Int, LogError>?) {
        for (position, callback) in batch.callbacks.enumerated() {
            callback(failure ?? .success(batch.first + position))
        }
        for waiter in batch.waiters { waiter(failure?.map { _ in } ?? .success(())) }
    }

    /// Where a blocked caller finds its answer.
    private final class Outcome: Sendable {
        let value = Mutex<Result<Int, LogError>>(.failure(.closed))
    }
}

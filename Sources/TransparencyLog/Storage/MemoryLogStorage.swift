internal import Synchronization

/// A log store in memory, for tests and simulation. It keeps what a disk would keep: opening a
/// second log over the same store is a restart.
public final class MemoryLogStorage: LogStorage {
    private struct State {
        var entries: [[UInt8]] = []
        var files: [TilePath: [UInt8]] = [:]
        var checkpoint: [UInt8]?
        var clean = false
        var failure: LogError?
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let reserveBytes: Int

    /// The length field.
    public let entryOverhead = 2

    /// - Parameters:
    ///   - capacity: bytes of entries that fit, with the reserve.
    ///   - reserveBytes: the part of it that only orders may use.
    public init(capacity: Int = .max, reserveBytes: Int = 0) {
        self.capacity = capacity
        self.reserveBytes = reserveBytes
    }

    /// Makes every later append fail, as a broken disk does; `nil` repairs it.
    public func fail(_ error: LogError?) {
        state.withLock { $0.failure = error }
    }

    /// Reads the durable state; see `LogStorage.recover`.
    public func recover(everything: Bool) throws -> RecoveredLog {
        state.withLock { state in
            defer { state.clean = false }
            return RecoveredLog(
                size: state.entries.count, checkpoint: state.checkpoint,
                closedCleanly: state.clean || state.entries.isEmpty, tornBytes: 0)
        }
    }

    /// Bytes that may still be appended; see `LogStorage.room`.
    public func room(reserve: Bool) -> Int {
        state.withLock { state in
            guard capacity < .max else { return .max }
            let used = state.entries.reduce(0) { $0 + $1.count + entryOverhead }
            return capacity - used - (reserve ? 0 : reserveBytes)
        }
    }

    /// Makes a batch durable; see `LogStorage.append`.
    public func append(_ batch: EntryBatch, expecting index: Int) throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            guard index == state.entries.count else {
                throw LogError.fenced(expected: index, actual: state.entries.count)
            }
            state.entries += (0..<batch.count).map { batch[$0] }
        }
    }

    /// Reads durable entries; see `LogStorage.read`.
    public func read(from index: Int, limit: Int) throws -> EntryBatch {
        try state.withLock { state in
            guard index >= 0, index < state.entries.count else {
                throw LogError.missing(file: "entry \(index)")
            }
            var batch = EntryBatch()
            for entry in state.entries[index...].prefix(limit) { batch.append(entry) }
            return batch
        }
    }

    /// Writes tiles and bundles; see `LogStorage.write`.
    public func write(_ resources: [LogResource]) throws {
        state.withLock { state in
            for resource in resources { state.files[resource.path] = resource.bytes }
        }
    }

    /// Replaces the checkpoint; see `LogStorage.publish`.
    public func publish(checkpoint: [UInt8], size: Int) throws {
        state.withLock { $0.checkpoint = checkpoint }
    }

    /// The newest signed checkpoint as bytes.
    public func checkpoint() throws -> [UInt8]? {
        state.withLock { $0.checkpoint }
    }

    /// The bytes of a tile or bundle.
    public func resource(_ path: TilePath) throws -> [UInt8]? {
        state.withLock { $0.files[path] }
    }

    /// Memory needs no preparing.
    public func prepareSpace() {}

    /// Ends the use of the store; see `LogStorage.close`.
    public func close(clean: Bool) throws {
        state.withLock { $0.clean = clean }
    }
}

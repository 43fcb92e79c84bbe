import Synchronization
import TransparencyLog

/// One daemon's way to a shard's store, with the faults that the seed chooses.
final class SimulatedStorage: LogStorage {
    struct Way: Sendable {
        /// What happens to the next batch.
        var fault = Fault.none
        /// True once the daemon is dead or the network is split: nothing gets through.
        var isCut = false
        /// True while checkpoints cannot be written.
        var publishesNothing = false
    }

    let disk: SimulatedDisk
    let way = Mutex(Way())
    /// The fencing token; nil for a store that knows no owners.
    let token: Int?
    private let storeClock: @Sendable () -> Int64
    static let reserveBytes = 1 << 16
    let entryOverhead = 2

    init(
        _ disk: SimulatedDisk, token: Int? = nil,
        storeClock: @escaping @Sendable () -> Int64 = { 0 }
    ) {
        self.disk = disk
        self.token = token
        self.storeClock = storeClock
    }

    func recover(everything: Bool) throws -> RecoveredLog {
        disk.contents.withLock { disk in
            defer { disk.isClean = false }
            return RecoveredLog(
                size: disk.entries.count, checkpoint: disk.checkpoint,
                closedCleanly: disk.isClean, tornBytes: 0)
        }
    }

    func room(reserve: Bool) -> Int {
        disk.contents.withLock { disk in
            guard disk.capacity < .max else { return .max }
            return disk.capacity - disk.used + (reserve ? Self.reserveBytes : 0)
        }
    }

    /// Fenced by size, token and the store's clock, all in one step.
    func append(_ batch: EntryBatch, expecting index: Int) throws {
        let fault = way.withLock { way -> Fault in
            defer { way.fault = .none }
            return way.isCut ? .refused : way.fault
        }
        if case .refused = fault { throw LogError.poisoned("nothing was written") }
        let now = storeClock()
        try disk.contents.withLock { disk in
            if let token {
                guard disk.row.token == token, disk.row.expires > now else {
                    throw LogError.poisoned("the shard is another's")
                }
            }
            guard disk.entries.count == index else {
                throw LogError.fenced(expected: index, actual: disk.entries.count)
            }
            var kept = batch.count
            if case .torn(let most) = fault { kept = min(most, batch.count) }
            for place in 0..<kept {
                disk.entries.append(batch[place])
                disk.used += batch[place].count + entryOverhead
            }
        }
        switch fault {
        case .torn, .unanswered: throw LogError.poisoned("the answer was lost")
        case .none, .refused: break
        }
    }

    func read(from index: Int, limit: Int) throws -> EntryBatch {
        try disk.contents.withLock { disk in
            guard index >= 0, index < disk.entries.count else {
                throw LogError.missing(file: "entry \(index)")
            }
            var batch = EntryBatch()
            for entry in disk.entries[index...].prefix(limit) { batch.append(entry) }
            return batch
        }
    }

    func write(_ resources: [LogResource]) throws {
        try checkPublishing()
        disk.contents.withLock { disk in
            for resource in resources { disk.files[resource.path] = resource.bytes }
        }
    }

    func publish(checkpoint: [UInt8], size: Int) throws {
        try checkPublishing()
        disk.contents.withLock { $0.checkpoint = checkpoint }
    }

    /// Neither a dead daemon nor one that was superseded writes anything.
    private func checkPublishing() throws {
        let isCut = way.withLock { $0.isCut || $0.publishesNothing }
        let isOther = token.map { $0 != disk.row.token } ?? false
        guard !isCut, !isOther else { throw LogError.poisoned("nothing was published") }
    }

    func checkpoint() throws -> [UInt8]? { disk.contents.withLock { $0.checkpoint } }

    func resource(_ path: TilePath) throws -> [UInt8]? {
        disk.contents.withLock { $0.files[path] }
    }

    func prepareSpace() {}

    func close(clean: Bool) throws {
        guard way.withLock({ !$0.isCut }) else { return }
        disk.contents.withLock { $0.isClean = clean }
    }
}

import Agency
import Dispatch
import Synchronization
import TransparencyLog

/// Entries of a log in their order, read and decoded on a thread of its own ahead of whoever folds
/// them: that one never waits for the disk or for text, and at most a few batches are in memory.
final class EntriesAhead: Sendable {
    /// Entries that follow each other, and why the one after them cannot be had, if so.
    struct Batch: Sendable {
        var entries: [Entry] = []
        var fault: (any Error)?
    }

    /// Entries in a batch at most; a published bundle has as many.
    private static let batchMax = 256
    /// Batches that wait at most.
    private static let aheadMax = 8

    private let log: Log
    private let waiting = Mutex<[Batch]>([])
    private let isStopped = Atomic(false)
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Begins to read the entries of `range`. Throws when the system gives no thread.
    init(_ range: Range<Int>, of log: Log) throws {
        self.log = log
        for _ in 0..<Self.aheadMax { room.signal() }
        try Worker.start { [self] in
            read(range)
            ended.signal()
        }
    }

    /// The next entries: at least one, or none and a fault. Not to be asked beyond the range.
    func next() -> Batch {
        filled.wait()
        defer { room.signal() }
        return waiting.withLock { $0.removeFirst() }
    }

    /// Ends the reading and waits until nothing of the log is in use any more.
    func stop() {
        isStopped.store(true, ordering: .releasing)
        room.signal()
        ended.wait()
    }

    private func read(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            room.wait()
            guard !isStopped.load(ordering: .acquiring) else { return }
            let batch = Self.batch(from: index, to: range.upperBound, of: log)
            waiting.withLock { $0.append(batch) }
            filled.signal()
            guard batch.fault == nil else { return }
            index += batch.entries.count
        }
    }

    /// The entries from `first` on, at most a batch of them.
    static func batch(from first: Int, to end: Int, of log: Log) -> Batch {
        var batch = Batch()
        do {
            let leaves = try log.entries(from: first, limit: min(Self.batchMax, end - first))
            guard leaves.count > 0 else {
                throw HallError("the log ends at entry \(first), before \(end); run log verify")
            }
            batch.entries.reserveCapacity(leaves.count)
            for range in leaves.ranges {
                batch.entries.append(try entry(first + batch.entries.count, range, leaves.body))
            }
        } catch {
            batch.fault = error
        }
        return batch
    }

    private static func entry(_ index: Int, _ range: Range<Int>, _ bytes: [UInt8]) throws -> Entry {
        do {
            return try Entry(leafIn: range, of: bytes)
        } catch {
            throw HallError.unreadable(index, error)
        }
    }
}

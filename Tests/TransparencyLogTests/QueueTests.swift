import Synchronization
import Testing

@testable import TransparencyLog

@Suite("The queue between enqueue and durability")
struct QueueTests {
    private func add(
        _ queue: inout EntryQueue, _ entry: [UInt8] = [1], room: Int = .max, max: Int = 100
    ) throws -> Int {
        try queue.add(entry, cost: entry.count + 10, room: room, queueMax: max) { _ in }
    }

    private func batch(_ queue: inout EntryQueue) throws -> EntryQueue.Batch {
        guard case .commit(let batch) = queue.next() else {
            throw LogError.malformed("the queue has nothing to commit")
        }
        return batch
    }

    @Test("indexes go on where the log ended")
    func indexes() throws {
        var queue = EntryQueue(size: 7)
        let given = [try add(&queue), try add(&queue)]
        #expect(given == [7, 8])
        #expect(queue.nextIndex == 9)
        let first = try batch(&queue)
        #expect(first.first == 7)
        #expect(first.entries.count == 2)
        let next = try add(&queue)
        #expect(next == 9)
        queue.committed(first, entryOverhead: 10)
        #expect(queue.durableSize == 9)
    }

    @Test("what is in flight still counts against the room")
    func room() throws {
        var queue = EntryQueue(size: 0)
        _ = try add(&queue, room: 22)
        _ = try add(&queue, room: 22)
        let inFlight = try batch(&queue)
        #expect(throws: LogError.noSpace) { try add(&queue, room: 22) }
        queue.committed(inFlight, entryOverhead: 10)
        _ = try add(&queue, room: 22)
    }

    @Test("a refused entry takes no index")
    func refused() throws {
        var queue = EntryQueue(size: 0)
        #expect(throws: LogError.queueFull) { try add(&queue, [1, 2, 3], max: 2) }
        #expect(throws: LogError.noSpace) { try add(&queue, room: 1) }
        #expect(throws: LogError.tooLarge(bytes: 65_536, limit: 65_535)) {
            try add(&queue, [UInt8](repeating: 0, count: 65_536), max: .max)
        }
        #expect(queue.nextIndex == 0)
    }

    @Test("the writer is woken once when it sleeps")
    func wakes() throws {
        var queue = EntryQueue(size: 0)
        let early = queue.wakesWriter()
        #expect(!early)
        guard case .sleep = queue.next() else {
            Issue.record("an empty queue has work")
            return
        }
        _ = try add(&queue)
        let wakes = [queue.wakesWriter(), queue.wakesWriter()]
        #expect(wakes == [true, false])
    }

    @Test("after a failure everything that waits is refused and nothing more is taken")
    func failed() throws {
        var queue = EntryQueue(size: 0)
        _ = try add(&queue)
        _ = try batch(&queue)
        _ = try add(&queue)
        queue.failed(.poisoned("disk"))
        guard case .refuse(let waiting, let error) = queue.next() else {
            Issue.record("a waiting entry was not refused")
            return
        }
        #expect(waiting.first == 1)
        #expect(error == .poisoned("disk"))
        #expect(throws: LogError.poisoned("disk")) { try add(&queue) }
    }

    @Test("a closed queue commits what waits and then ends")
    func closes() throws {
        var queue = EntryQueue(size: 0)
        _ = try add(&queue)
        queue.close()
        #expect(throws: LogError.closed) { try add(&queue) }
        let last = try batch(&queue)
        #expect(last.entries.count == 1)
        guard case .finish = queue.next() else {
            Issue.record("a closed, empty queue does not end")
            return
        }
    }

    @Test("who waits for all that was taken is called after it, and not for what comes later")
    func flush() throws {
        let store = MemoryLogStorage()
        let log = try Log(storage: store, key: TestLog.signer(), options: TestLog.byHand)
        let told = Answers()
        @Sendable func flush(_ name: Int) { log.flush { told.take($0.map { name }) } }
        flush(-1)
        #expect(told.indexes == [-1], "nothing waits, so nothing is waited for")
        try log.enqueue(TestLog.entry(0)) { result in
            told.take(result)
            // On the writer thread, after its own batch is durable and before the next is.
            flush(-2)
            _ = try? log.enqueue(TestLog.entry(1), durable: told.take)
            flush(-3)
        }
        flush(-4)
        #expect(told.indexes == [-1], "nothing is durable yet")
        log.commitPending()
        #expect(told.indexes == [-1, 0, -2, -4, 1, -3])
        flush(-5)
        #expect(told.indexes.last == -5)
    }

    /// Does something while a batch is on its way to the disk.
    private final class Meanwhile: CommitCompanion {
        let body = Mutex<(@Sendable () -> Void)?>(nil)

        func commit() throws { body.withLock { $0 }?() }
    }

    @Test("who waits while a batch is written is called after it", arguments: [false, true])
    func flushMeanwhile(diskFails: Bool) throws {
        let store = MemoryLogStorage()
        let meanwhile = Meanwhile()
        let log = try Log(
            storage: store, key: TestLog.signer(), options: TestLog.byHand,
            companions: [meanwhile])
        if diskFails { store.fail(.io(call: "pwrite", path: "memory", code: 5)) }
        let told = Answers()
        meanwhile.body.withLock { [log] body in
            body = { log.flush { told.take($0.map { 1 }) } }
        }
        try log.enqueue(TestLog.entry(0), durable: told.take)
        log.commitPending()
        #expect(told.all.count == 2)
        #expect(told.indexes == (diskFails ? [] : [0, 1]))
        log.flush { told.take($0.map { 2 }) }
        #expect(told.indexes == (diskFails ? [] : [0, 1, 2]))
        #expect(told.all.count == 3)
    }

    @Test("bundles survive being written and read, and a cut one is refused")
    func bundles() throws {
        var batch = EntryBatch()
        let entries: [[UInt8]] = [[], [1], [UInt8](repeating: 2, count: 300)]
        for entry in entries { batch.append(entry) }
        let read = try EntryBatch(body: batch.body)
        #expect(read == batch)
        #expect((0..<3).map { read[$0] } == entries)
        #expect(read.slice(1..<3).count == 2)
        #expect(read.leafHash(2) == Merkle.leafHash(entries[2]))
        let whole = [0, 2, 5]
        for end in 0..<batch.body.count where !whole.contains(end) {
            #expect(throws: LogError.self, "cut at \(end)") {
                try EntryBatch(body: Array(batch.body[..<end]))
            }
        }
    }
}

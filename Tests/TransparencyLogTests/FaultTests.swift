import Testing

@testable import TransparencyLog

@Suite("Faults of the disk")
struct FaultTests {
    @Test("a write torn at any byte loses nothing that was confirmed")
    func tornAtEveryByte() throws {
        let folder = try TestLog.make(count: 5, sizes: TestLog.tiny)
        let frameBytes = Frame.headerBytes + 3 * (2 + TestLog.entry(5).count)
        for bytes in 0...frameBytes {
            let place = try folder.copy()
            let disk = FaultyFileSystem()
            let log = try TestLog.open(place, sizes: TestLog.tiny, fileSystem: disk)
            disk.set { $0.tornWrite = ("/wal/", bytes) }
            let answers = Answers()
            for index in 5..<8 { try log.enqueue(TestLog.entry(index), durable: answers.take) }
            log.commitPending()
            #expect(answers.all.count == 3)
            #expect(answers.indexes.isEmpty)
            disk.set { $0.isDead = true }
            try? log.close()

            let again = try TestLog.open(place, sizes: TestLog.tiny)
            let found = try TestLog.entries(again)
            #expect(found == (0..<found.count).map { TestLog.entry($0) })
            #expect(found.count == (bytes == frameBytes ? 8 : 5), "torn after \(bytes) bytes")
            try TestLog.fill(again, 3)
            try again.close()
            let size = try TestLog.verify(place).checkpoint.size
            #expect(size == found.count + 3)
            #expect(try LogCheck(key: TestLog.key()).run(folder: place.path).tornBytes == 0)
        }
    }

    @Test("a tail that reached the disk in any order is dropped, never half taken")
    func tornPages() throws {
        let folder = try TestLog.make(count: 5, sizes: TestLog.tiny)
        let before = try folder.read(".state/wal/" + folder.files(".state/wal")[0])
        let log = try TestLog.open(folder, sizes: TestLog.tiny)
        try TestLog.fill(log, 3)
        let crashed = try folder.copy()
        try log.close()
        let name = ".state/wal/" + crashed.files(".state/wal")[0]
        let after = try crashed.read(name)
        let changed = after.indices.filter { before[$0] != after[$0] }
        let checkpoint = try crashed.read("checkpoint")
        for hole in changed {
            var bytes = after
            // One byte still has the old content: a sector that was not written.
            bytes[hole] = before[hole]
            try crashed.write(name, bytes)
            try crashed.write("checkpoint", checkpoint)
            let again = try TestLog.open(crashed, sizes: TestLog.tiny)
            #expect(again.durableSize == 5, "hole at byte \(hole)")
            #expect(again.recovered.tornBytes > 0)
            try again.close()
        }
    }

    @Test("a flush that fails ends the log")
    func poisoned() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let log = try TestLog.open(folder, fileSystem: disk)
        try TestLog.fill(log, 10)
        disk.set { $0.flush = "/wal/" }
        let answers = Answers()
        try log.enqueue(TestLog.entry(10), durable: answers.take)
        try log.enqueue(TestLog.entry(11), durable: answers.take)
        log.commitPending()
        guard case .failure(.poisoned) = try #require(answers.all.first) else {
            Issue.record("the callback did not fail")
            return
        }
        #expect(answers.all.count == 2)
        // The disk is well again; the log stays shut: what it lost cannot be known.
        disk.set { $0.flush = nil }
        #expect(throws: LogError.self) { try log.enqueue(TestLog.entry(12)) { _ in } }
        #expect(throws: LogError.self) {
            try log.enqueue(TestLog.entry(12), reserve: true) { _ in }
        }
        #expect(log.durableSize == 10)
        try log.close()
        #expect(try TestLog.verify(folder).checkpoint.size == 10)
        #expect(try !TestLog.open(folder).recovered.closedCleanly)
    }

    @Test("entries that wait behind a failed batch fail too, in order")
    func waitingFails() throws {
        let store = MemoryLogStorage()
        let log = try Log(storage: store, key: TestLog.signer(), options: TestLog.byHand)
        store.fail(.io(call: "pwrite", path: "memory", code: 5))
        let answers = Answers()
        try log.enqueue(TestLog.entry(0)) { result in
            answers.take(result)
            // While the batch fails, others still queue up behind it.
            #expect(throws: LogError.self) { try log.enqueue([1], durable: answers.take) }
        }
        log.commitPending()
        #expect(answers.all.count == 1)
        #expect(log.failure != nil)
    }

    @Test("on a full disk ordinary entries are refused and orders still go in")
    func reserve() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let log = try TestLog.open(folder, fileSystem: disk)
        disk.set { $0.diskIsFull = true }
        let entry = [UInt8](repeating: 5, count: 1000)
        var taken = 0
        while taken < 1000 {
            do throws(LogError) {
                try log.enqueue(entry) { _ in }
                log.commitPending()
                taken += 1
            } catch {
                #expect(error == .noSpace)
                break
            }
        }
        #expect(taken > 0 && taken < 1000)
        let answers = Answers()
        for _ in 0..<3 { try log.enqueue(entry, reserve: true, durable: answers.take) }
        log.commitPending()
        #expect(answers.indexes == Array(taken..<taken + 3))
        #expect(throws: LogError.noSpace) { try log.enqueue(entry) { _ in } }
        #expect(throws: (any Error).self) { try log.publish() }
        #expect(log.publishFailure != nil)

        // After a restart on the same full disk the orders are there and the reserve is refused
        // only when it is used up.
        let crashed = try folder.copy()
        let again = try TestLog.open(crashed, fileSystem: disk)
        #expect(again.durableSize == taken + 3)
        #expect(throws: LogError.noSpace) { try again.enqueue(entry) { _ in } }

        disk.set { $0.diskIsFull = false }
        try log.publish()
        #expect(log.publishFailure == nil)
        try log.close()
        #expect(try TestLog.verify(folder).checkpoint.size == taken + 3)
        try again.close()
    }

    @Test("a full disk is over once there is space again")
    func spaceAgain() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let store = try FileLogStorage(
            folder: folder.path, options: TestLog.sizes, fileSystem: disk)
        let log = try Log(storage: store, key: TestLog.signer(), options: TestLog.byHand)
        disk.set { $0.diskIsFull = true }
        let entry = [UInt8](repeating: 5, count: 1000)
        while (try? log.enqueue(entry) { _ in }) != nil { log.commitPending() }
        disk.set { $0.diskIsFull = false }
        store.prepareSpace()
        try log.enqueue(entry) { _ in }
        try log.close()
    }

    @Test("the queue is bounded and orders have a part of their own")
    func queueFull() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        let entry = [UInt8](repeating: 5, count: 1000)
        while (try? log.enqueue(entry) { _ in }) != nil {}
        #expect(throws: LogError.queueFull) { try log.enqueue(entry) { _ in } }
        try log.enqueue(entry, reserve: true) { _ in }
        log.commitPending()
        try log.enqueue(entry) { _ in }
        try log.close()
    }

    @Test("many waiters share one flush")
    func groupCommit() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let log = try TestLog.open(folder, fileSystem: disk)
        let before = disk.flushes("/wal/")
        let answers = Answers()
        for index in 0..<200 { try log.enqueue(TestLog.entry(index), durable: answers.take) }
        log.commitPending()
        #expect(disk.flushes("/wal/") == before + 1)
        #expect(answers.indexes.count == 200)
        try log.close()
    }

    @Test("a machine that stops while tiles are written starts again", arguments: 0..<6)
    func stopsWhilePublishing(steps: Int) throws {
        let folder = try TestLog.make(count: 300)
        let disk = CountdownFileSystem()
        let log = try TestLog.open(folder, fileSystem: disk)
        try TestLog.fill(log, 300)
        disk.stop(after: steps)
        #expect(throws: (any Error).self) { try log.publish() }
        let crashed = try folder.copy()
        let signed = try TestLog.verify(crashed)
        #expect(signed.checkpoint.size == 300)
        let again = try TestLog.open(crashed)
        #expect(again.durableSize == 600)
        try again.close()
        #expect(try TestLog.verify(crashed, earlier: signed).checkpoint.size == 600)
    }
}

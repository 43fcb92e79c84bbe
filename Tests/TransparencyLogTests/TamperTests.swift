import Testing

@testable import TransparencyLog

@Suite("A log that was tampered with")
struct TamperTests {
    @Test("no byte of a published file can be changed")
    func everyPublishedByte() throws {
        let folder = try TestLog.make(count: 12, stops: [3])
        let names = folder.files().filter { !$0.hasPrefix(".state") }
        #expect(names.count == 5)
        for name in names {
            let bytes = try folder.read(name)
            for position in bytes.indices {
                var changed = bytes
                changed[position] ^= 1 << (position % 8)
                try folder.write(name, changed)
                #expect(throws: LogError.self, "\(name) byte \(position)") {
                    try TestLog.verify(folder)
                }
            }
            try folder.write(name, bytes)
        }
        #expect(try TestLog.verify(folder).checkpoint.size == 12)
    }

    @Test("no byte of the write-ahead log can be changed")
    func everyWrittenByte() throws {
        let folder = try TestLog.make(count: 12, stops: [3], sizes: TestLog.tiny)
        let name = ".state/wal/" + folder.files(".state/wal")[0]
        let bytes = try folder.read(name)
        let used = try #require(bytes.lastIndex { $0 != 0 }) + 1
        let check = LogCheck(key: try TestLog.key())
        for position in 0..<used {
            var changed = bytes
            changed[position] ^= 1 << (position % 8)
            try folder.write(name, changed)
            #expect(throws: LogError.self, "byte \(position)") {
                try check.run(folder: folder.path)
            }
            #expect(throws: LogError.self, "byte \(position)") { try TestLog.open(folder) }
        }
        try folder.write(name, bytes)
        #expect(try check.run(folder: folder.path).entries == 12)
    }

    @Test("damage before the tail is named with its offset and nothing is changed")
    func namesOffset() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 30, batch: 10)
        let crashed = try folder.copy()
        try log.close()
        let name = ".state/wal/" + crashed.files(".state/wal")[0]
        var bytes = try crashed.read(name)
        bytes[Segment.headerBytes + Frame.headerBytes + 5] ^= 1
        try crashed.write(name, bytes)
        let error = #expect(throws: LogError.self) { try TestLog.open(crashed) }
        guard case .damaged(let file, let offset, _) = try #require(error) else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(file.hasSuffix(name))
        #expect(offset == Segment.headerBytes)
        #expect(try crashed.read(name) == bytes)
    }

    @Test("swapped entries are found", arguments: [(0, 1), (3, 11)])
    func reordered(first: Int, second: Int) throws {
        let folder = try TestLog.make(count: 12)
        let name = "tile/entries/000.p/12"
        let batch = try EntryBatch(body: folder.read(name))
        var order = Array(0..<12)
        order.swapAt(first, second)
        var swapped = EntryBatch()
        for position in order { swapped.append(batch[position]) }
        try folder.write(name, swapped.body)
        #expect(throws: LogError.self) { try TestLog.verify(folder) }
    }

    @Test("a rolled-back log is found by who saw a later checkpoint")
    func rolledBack() throws {
        let folder = try TestLog.make(count: 300)
        let backup = try folder.copy()
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 100)
        try log.close()
        let newest = log.checkpoint
        // Alone it is exactly an older signed state.
        #expect(try TestLog.verify(backup).checkpoint.size == 300)
        let error = #expect(throws: LogError.self) {
            try TestLog.verify(backup, earlier: newest)
        }
        #expect(try #require(error).description.contains("rolled back"))
    }

    @Test("a fork is found by who saw the other branch")
    func forked() throws {
        let folder = try TestLog.make(count: 300)
        let other = try folder.copy()
        let main = try TestLog.open(folder)
        try TestLog.fill(main, 10)
        try main.close()
        let fork = try TestLog.open(other)
        for _ in 0..<20 { try fork.enqueue(Array("forged".utf8)) { _ in } }
        fork.commitPending()
        try fork.close()
        #expect(throws: LogError.self) { try TestLog.verify(other, earlier: main.checkpoint) }
        let reader = FolderReader(folder: other.path)
        let verifier = LogVerifier(key: try TestLog.key())
        #expect(throws: LogError.self) {
            try verifier.verifyConsistency(reader, since: main.checkpoint)
        }
    }

    @Test("a write-ahead log shorter than the signed checkpoint is refused at the start")
    func cut() throws {
        let folder = try TestLog.make(count: 300)
        let backup = try folder.copy()
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 100)
        try log.close()
        let name = ".state/wal/" + folder.files(".state/wal")[0]
        try folder.write(name, backup.read(name))
        let error = #expect(throws: LogError.self) { try TestLog.open(folder) }
        #expect(try #require(error).description.contains("checkpoint over 400"))
    }

    @Test("a lost checkpoint is refused, not made anew")
    func lostCheckpoint() throws {
        let folder = try TestLog.make(count: 300)
        try folder.remove("checkpoint")
        #expect(throws: LogError.self) { try TestLog.open(folder) }
        #expect(throws: LogError.missing(file: "checkpoint")) { try TestLog.verify(folder) }
    }

    @Test("a checkpoint of another key is refused")
    func otherKey() throws {
        let folder = try TestLog.make(count: 3)
        let store = try FileLogStorage(folder: folder.path, options: TestLog.sizes)
        #expect(throws: LogError.self) {
            try Log(
                storage: store, key: SignerKey(generating: TestLog.origin),
                options: TestLog.byHand)
        }
    }

    @Test("damaged tiles are derived again from the write-ahead log")
    func rebuilds() throws {
        let folder = try TestLog.make(count: 700)
        let name = "tile/0/002.p/188"
        let good = try folder.read(name)
        try folder.write(name, [UInt8](repeating: 0, count: good.count))
        #expect(throws: LogError.self) { try TestLog.verify(folder) }
        let log = try TestLog.open(folder)
        #expect(log.rebuiltTiles)
        try log.close()
        #expect(try folder.read(name) == good)
        #expect(try TestLog.verify(folder).checkpoint.size == 700)
    }

    @Test("a memory of checkpoints finds roll-back and fork across runs")
    func memory() throws {
        let folder = try TestLog.make(count: 300)
        let backup = try folder.copy()
        let place = try TemporaryFolder()
        let memory = CheckpointMemory(file: place.path + "/memory")
        let key = try TestLog.key()
        #expect(try memory.last(key) == nil)
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 100)
        try log.close()
        try memory.remember(TestLog.verify(folder), key: key)
        #expect(try memory.last(key)?.checkpoint.size == 400)
        #expect(throws: LogError.self) { try memory.remember(TestLog.verify(backup), key: key) }
        let bytes = try place.read("memory")
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1
            try place.write("memory", changed)
            // Either an error, or no memory of this origin: never another checkpoint of it.
            let last = try? memory.last(key)
            #expect(last == nil || last == .some(nil), "byte \(position)")
        }
    }

    @Test("a witness cosigns what continues, and nothing else")
    func witness() throws {
        let folder = try TestLog.make(count: 300)
        let backup = try folder.copy()
        let place = try TemporaryFolder()
        let secret = try SignerKey(generating: "w.example", algorithm: .cosignature)
        let public1 = secret.verifier
        let witness = try Witness(
            key: secret, logKey: TestLog.key(),
            memory: CheckpointMemory(file: place.path + "/state"))
        let first = try witness.cosign(FolderReader(folder: folder.path), time: 1000)
        #expect(try first.cosigners(among: [public1]) == [public1])
        #expect(first.note.signatures.last?.time == 1000)
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 100)
        try log.close()
        let second = try witness.cosign(FolderReader(folder: folder.path), time: 2000)
        #expect(second.checkpoint.size == 400)
        #expect(throws: LogError.self) {
            try witness.cosign(FolderReader(folder: backup.path), time: 3000)
        }
        #expect(throws: LogError.self) {
            try log.checkpoint.cosigners(among: [public1])
        }
    }
}

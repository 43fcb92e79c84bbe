import Testing

@testable import TransparencyLog

@Suite("The file store")
struct FileStoreTests {
    @Test("a published log verifies from its folder", arguments: [0, 1, 255, 256, 257, 700])
    func verifies(count: Int) throws {
        let folder = try TestLog.make(count: count)
        let signed = try TestLog.verify(folder)
        let reference = ReferenceTree((0..<count).map { TestLog.entry($0) })
        #expect(signed.checkpoint.size == count)
        #expect(signed.checkpoint.root == reference.root(count))
    }

    @Test("every checkpoint on the way verifies and continues the one before")
    func everyCheckpoint() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        var earlier = log.checkpoint
        for step in [1, 1, 2, 250, 1, 1, 1, 255, 256, 3] {
            try TestLog.fill(log, step)
            try log.publish()
            earlier = try TestLog.verify(folder, earlier: earlier)
            #expect(earlier.checkpoint.size == log.durableSize)
        }
        try log.close()
    }

    @Test("what was durable is there after a restart, published or not")
    func restart() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        try TestLog.fill(log, 300)
        try log.publish()
        try TestLog.fill(log, 123)
        // No close: the copy is what a disk holds after a crash.
        let crashed = try folder.copy()
        let again = try TestLog.open(crashed)
        #expect(!again.recovered.closedCleanly)
        #expect(again.durableSize == 423)
        #expect(again.checkpoint.checkpoint.size == 423)
        #expect(try TestLog.entries(again) == (0..<423).map { TestLog.entry($0) })
        try TestLog.fill(again, 400)
        try again.close()
        #expect(try TestLog.verify(crashed).checkpoint.size == 823)
        try log.close()
    }

    @Test("a clean close is known at the next start, once")
    func cleanMark() throws {
        let folder = try TestLog.make(count: 10)
        let log = try TestLog.open(folder)
        #expect(log.recovered.closedCleanly)
        let crashed = try folder.copy()
        #expect(try !TestLog.open(crashed).recovered.closedCleanly)
        try log.close()
    }

    @Test("callbacks come in order and only when the entries are durable")
    func order() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        let answers = Answers()
        for index in 0..<50 {
            #expect(try log.enqueue(TestLog.entry(index), durable: answers.take) == index)
        }
        #expect(answers.all.isEmpty)
        #expect(log.nextIndex == 50)
        #expect(log.durableSize == 0)
        log.commitPending()
        #expect(answers.indexes == Array(0..<50))
        #expect(log.durableSize == 50)
        try log.close()
    }

    @Test("entries up to 65,535 bytes go in, longer ones are refused")
    func entrySize() throws {
        let folder = try TemporaryFolder()
        let store = try FileLogStorage(folder: folder.path)
        var options = TestLog.byHand
        options.queueBytesMax = 1 << 20
        let log = try Log(storage: store, key: TestLog.signer(), options: options)
        let longest = [UInt8](repeating: 9, count: 65_535)
        try log.enqueue(longest) { _ in }
        try log.enqueue([]) { _ in }
        #expect(throws: LogError.tooLarge(bytes: 65_536, limit: 65_535)) {
            try log.enqueue(longest + [9]) { _ in }
        }
        log.commitPending()
        try log.close()
        #expect(try TestLog.verify(folder).checkpoint.size == 2)
    }

    @Test("a second opener is refused while the first has the log")
    func locked() throws {
        let folder = try TemporaryFolder()
        let log = try TestLog.open(folder)
        #expect(throws: LogError.locked(folder.path + "/.state/lock")) {
            try TestLog.open(folder)
        }
        try log.close()
    }

    @Test("the lock can be handed to the program that replaces this one")
    func handOver() throws {
        let folder = try TestLog.make(count: 5)
        let store = try FileLogStorage(folder: folder.path, options: TestLog.sizes)
        let descriptor = try store.handOverLock()
        let copy = try DescriptorCopy.make(descriptor)
        let heir = try FileLogStorage(
            folder: folder.path, options: TestLog.sizes, inheritedLock: copy)
        let log = try Log(storage: heir, key: TestLog.signer(), options: TestLog.byHand)
        #expect(log.durableSize == 5)
        #expect(throws: LogError.self) { try TestLog.open(folder) }
        let other = try TemporaryFolder()
        let wrong = try DescriptorCopy.make(descriptor)
        #expect(throws: (any Error).self) {
            try FileLogStorage(
                folder: other.path, options: TestLog.sizes, inheritedLock: wrong)
        }
        try log.close()
    }

    @Test("a batch for another index than the next is fenced off")
    func fence() throws {
        let folder = try TemporaryFolder()
        let store = try FileLogStorage(folder: folder.path, options: TestLog.sizes)
        _ = try store.recover(everything: false)
        var batch = EntryBatch()
        batch.append(TestLog.entry(0))
        try store.append(batch, expecting: 0)
        #expect(throws: LogError.fenced(expected: 0, actual: 1)) {
            try store.append(batch, expecting: 0)
        }
        #expect(throws: LogError.fenced(expected: 2, actual: 1)) {
            try store.append(batch, expecting: 2)
        }
    }

    @Test("segments follow each other and all are read at a rebuild")
    func segments() throws {
        let folder = try TemporaryFolder()
        var sizes = TestLog.sizes
        sizes.segmentBytes = 4 << 10
        let log = try TestLog.open(folder, sizes: sizes)
        try TestLog.fill(log, 2000, batch: 40)
        try log.close()
        #expect(folder.files(".state/wal").count > 5)
        #expect(try LogCheck(key: TestLog.key()).run(folder: folder.path).entries == 2000)
        try folder.remove("tile")
        let again = try TestLog.open(folder, sizes: sizes)
        #expect(again.rebuiltTiles)
        #expect(try TestLog.entries(again).count == 2000)
        try again.close()
        #expect(try TestLog.verify(folder).checkpoint.size == 2000)
    }

    @Test("a missing segment is named")
    func missingSegment() throws {
        let folder = try TemporaryFolder()
        var sizes = TestLog.sizes
        sizes.segmentBytes = 4 << 10
        let log = try TestLog.open(folder, sizes: sizes)
        try TestLog.fill(log, 1000, batch: 40)
        try log.close()
        let middle = ".state/wal/" + folder.files(".state/wal")[2]
        try folder.remove(middle)
        #expect(throws: LogError.missing(file: folder.path + "/" + middle)) {
            try TestLog.open(folder, sizes: sizes)
        }
    }

    @Test("partial files give way to the full one")
    func partials() throws {
        let folder = try TestLog.make(count: 300, stops: [10, 20, 255, 256])
        #expect(!folder.files("tile").contains { $0.hasPrefix("0/000.p") })
        #expect(folder.files("tile").contains("entries/001.p/44"))
    }

    @Test("proof files verify with nothing but the key")
    func proofs() throws {
        let folder = try TestLog.make(count: 700)
        let log = try TestLog.open(folder)
        for index in [0, 255, 256, 511, 512, 699] {
            let text = try log.proof(index: index).bytes
            let (signed, entry) = try LogProof(text).verify(key: TestLog.key())
            #expect(entry == TestLog.entry(index))
            #expect(signed == log.checkpoint)
        }
        #expect(throws: LogError.self) { try log.proof(index: 700) }
        #expect(throws: LogError.self) { try log.proof(index: -1) }
        try log.close()
    }

    @Test("no byte of a proof file can be changed")
    func proofBytes() throws {
        let folder = try TestLog.make(count: 9)
        let reader = FolderReader(folder: folder.path)
        let signed = try TestLog.verify(folder)
        let text = try LogProof(index: 5, checkpoint: signed, reader: reader).bytes
        let key = try TestLog.key()
        for position in text.indices {
            var changed = text
            changed[position] ^= 2
            #expect(throws: LogError.self, "byte \(position)") {
                try LogProof(changed).verify(key: key)
            }
        }
        #expect(throws: LogError.self) {
            try LogProof(text).verify(entry: TestLog.entry(4), key: key)
        }
    }
}

import Testing

@testable import TransparencyLog

@Suite("Payloads beside the log")
struct PayloadTests {
    private static let master = [UInt8](repeating: 3, count: 32)

    private func open(
        _ folder: TemporaryFolder, fileSystem: any FileSystem = HostFileSystem(),
        master: [UInt8] = master
    ) throws -> PayloadStore {
        try PayloadStore(
            folder: folder.path + "/payloads", masterKey: master, options: TestLog.sizes,
            stagedBytesMax: 64 << 10, fileSystem: fileSystem)
    }

    private static let payloads = (0..<20).map { index in
        [UInt8](repeating: UInt8(index), count: index * 97)
    }

    @Test("payloads can be read staged, durable and after a restart")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let store = try open(folder)
        let sealed = try Self.payloads.map { try store.seal($0) }
        func check(_ store: PayloadStore) throws {
            for (payload, sealed) in zip(Self.payloads, sealed) {
                #expect(try store.open(sealed.id, commitment: sealed.commitment) == payload)
            }
        }
        try check(store)
        try store.commit()
        try check(store)
        let again = try open(folder)
        try check(again)
        let more = try again.seal([1, 2, 3])
        try again.commit()
        #expect(try open(folder).open(more.id, commitment: more.commitment) == [1, 2, 3])
        try check(again)
    }

    @Test("the same payload has another commitment and other bytes each time")
    func salted() throws {
        let folder = try TemporaryFolder()
        let store = try open(folder)
        let first = try store.seal([1, 2, 3])
        let second = try store.seal([1, 2, 3])
        #expect(first.commitment != second.commitment)
        #expect(first.commitment.count == 32)
        #expect(throws: LogError.self) {
            try store.open(first.id, commitment: second.commitment)
        }
    }

    @Test("what lies on disk does not show the payload")
    func encrypted() throws {
        let folder = try TemporaryFolder()
        let store = try open(folder)
        let secret = Array("the password is swordfish".utf8)
        _ = try store.seal(secret)
        try store.commit()
        let bytes = try folder.read("payloads/payload-00000000")
        #expect(bytes.indices.allSatisfy { !bytes[$0...].starts(with: secret) })
        #expect(throws: LogError.self) {
            try open(folder, master: [UInt8](repeating: 4, count: 31))
        }
    }

    @Test("another master key opens nothing")
    func otherMaster() throws {
        let folder = try TemporaryFolder()
        let store = try open(folder)
        let sealed = try store.seal([1, 2, 3])
        try store.commit()
        let other = try open(folder, master: [UInt8](repeating: 4, count: 32))
        #expect(throws: LogError.self) {
            try other.open(sealed.id, commitment: sealed.commitment)
        }
    }

    @Test("no byte of a stored payload can be changed")
    func everyByte() throws {
        let folder = try TemporaryFolder()
        let store = try open(folder)
        let sealed = try store.seal(Array("payload".utf8))
        try store.commit()
        let name = "payloads/payload-00000000"
        let bytes = try folder.read(name)
        let size = PayloadRecord.bytes(length: 7)
        for position in sealed.id.offset..<sealed.id.offset + size {
            var changed = bytes
            changed[position] ^= 1
            try folder.write(name, changed)
            #expect(throws: LogError.self, "byte \(position)") {
                try store.open(sealed.id, commitment: sealed.commitment)
            }
        }
    }

    @Test("an erased payload is gone for good and its neighbours stay", arguments: [true, false])
    func erased(committed: Bool) throws {
        let folder = try TemporaryFolder()
        let store = try open(folder)
        let sealed = try Self.payloads.map { try store.seal($0) }
        if committed { try store.commit() }
        let victim = sealed[7]
        let before = try folder.read("payloads/payload-00000000")
        try store.erase(victim.id)
        try store.erase(victim.id)
        #expect(throws: LogError.erased(victim.id.description)) {
            try store.open(victim.id, commitment: victim.commitment)
        }
        let again = try open(folder)
        #expect(throws: LogError.erased(victim.id.description)) {
            try again.open(victim.id, commitment: victim.commitment)
        }
        for (payload, sealed) in zip(Self.payloads, sealed) where sealed.id != victim.id {
            #expect(try again.open(sealed.id, commitment: sealed.commitment) == payload)
        }
        let after = try folder.read("payloads/payload-00000000")
        let start = victim.id.offset + 16
        let end = victim.id.offset + PayloadRecord.bytes(length: Self.payloads[7].count)
        #expect(after[start..<end].allSatisfy { $0 == 0 })
        if committed { #expect(before[start..<end].contains { $0 != 0 }) }
    }

    @Test("erasing a payload leaves the log and its proofs valid")
    func proofsStay() throws {
        let folder = try TemporaryFolder()
        let payloads = try open(folder)
        let store = try FileLogStorage(folder: folder.path + "/log", options: TestLog.sizes)
        let log = try Log(
            storage: store, key: TestLog.signer(), options: TestLog.byHand,
            companions: [payloads])
        let sealed = try payloads.seal(Array("a name".utf8))
        try log.enqueue(sealed.commitment) { _ in }
        log.commitPending()
        try log.publish()
        let proof = try log.proof(index: 0).bytes
        try payloads.erase(sealed.id)
        try log.close()
        let verifier = LogVerifier(key: try TestLog.key())
        #expect(try verifier.verify(folder: folder.path + "/log").checkpoint.size == 1)
        #expect(try LogProof(proof).verify(key: TestLog.key()).entry == sealed.commitment)
    }

    @Test("a batch costs one flush of the payloads and one of the log")
    func oneFlush() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let payloads = try open(folder, fileSystem: disk)
        let store = try FileLogStorage(
            folder: folder.path + "/log", options: TestLog.sizes, fileSystem: disk)
        let log = try Log(
            storage: store, key: TestLog.signer(), options: TestLog.byHand,
            companions: [payloads])
        let before = (disk.flushes("payload-"), disk.flushes("/wal/"))
        for _ in 0..<50 {
            let sealed = try payloads.seal([1, 2, 3])
            try log.enqueue(sealed.commitment) { _ in }
        }
        log.commitPending()
        #expect(disk.flushes("payload-") == before.0 + 1)
        #expect(disk.flushes("/wal/") == before.1 + 1)
        try TestLog.fill(log, 10)
        #expect(disk.flushes("payload-") == before.0 + 1)
        try log.close()
    }

    @Test("an entry is never durable without its payload")
    func payloadFirst() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let payloads = try open(folder, fileSystem: disk)
        let store = try FileLogStorage(
            folder: folder.path + "/log", options: TestLog.sizes, fileSystem: disk)
        let log = try Log(
            storage: store, key: TestLog.signer(), options: TestLog.byHand,
            companions: [payloads])
        let sealed = try payloads.seal([1, 2, 3])
        disk.set { $0.flush = "payload-" }
        let answers = Answers()
        try log.enqueue(sealed.commitment, durable: answers.take)
        log.commitPending()
        #expect(answers.indexes.isEmpty)
        #expect(answers.all.count == 1)
        #expect(log.durableSize == 0)
        #expect(throws: LogError.self) { try payloads.seal([1]) }
    }

    @Test("a full disk refuses at the seal, not in the commit")
    func fullDisk() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let store = try open(folder, fileSystem: disk)
        _ = try store.seal([1])
        disk.set { $0.diskIsFull = true }
        var count = 0
        while count < 1000 {
            do {
                _ = try store.seal([UInt8](repeating: 1, count: 1000))
                try store.commit()
                count += 1
            } catch {
                #expect(error as? LogError == .noSpace)
                break
            }
        }
        #expect(count > 0 && count < 1000)
        disk.set { $0.diskIsFull = false }
        _ = try store.seal([1])
        try store.commit()
    }

    @Test("after a torn write new payloads go elsewhere", arguments: [1, 20, 48, 70])
    func torn(bytes: Int) throws {
        let folder = try TemporaryFolder()
        let disk = FaultyFileSystem()
        let store = try open(folder, fileSystem: disk)
        let kept = try store.seal(Array("kept".utf8))
        try store.commit()
        disk.set { $0.tornWrite = ("payload-", bytes) }
        _ = try store.seal(Array("torn payload".utf8))
        #expect(throws: (any Error).self) { try store.commit() }
        let again = try open(folder)
        let fresh = try again.seal(Array("fresh".utf8))
        try again.commit()
        let third = try open(folder)
        #expect(try third.open(kept.id, commitment: kept.commitment) == Array("kept".utf8))
        #expect(try third.open(fresh.id, commitment: fresh.commitment) == Array("fresh".utf8))
    }

    @Test("limits are refused clearly")
    func limits() throws {
        let folder = try TemporaryFolder()
        let store = try open(folder)
        let size = PayloadStore.payloadBytesMax + 1
        #expect(throws: LogError.tooLarge(bytes: size, limit: size - 1)) {
            try store.seal([UInt8](repeating: 0, count: size))
        }
        #expect(throws: LogError.queueFull) {
            for _ in 0..<100 { _ = try store.seal([UInt8](repeating: 0, count: 1000)) }
        }
        #expect(throws: LogError.self) {
            try store.open(PayloadID(rawValue: 99), commitment: [])
        }
    }

    @Test("segments of payloads follow each other")
    func segments() throws {
        let folder = try TemporaryFolder()
        var sizes = TestLog.sizes
        sizes.segmentBytes = 10_000
        let store = try PayloadStore(
            folder: folder.path, masterKey: Self.master, options: sizes)
        let sealed = try (0..<40).map { try store.seal([UInt8](repeating: $0, count: 1000)) }
        #expect(Set(sealed.map(\.id.segment)).count > 2)
        try store.commit()
        for (index, one) in sealed.enumerated() {
            let payload = try store.open(one.id, commitment: one.commitment)
            #expect(payload == [UInt8](repeating: UInt8(index), count: 1000))
        }
    }

    @Test("the master key file is made once")
    func keyFile() throws {
        let folder = try TemporaryFolder()
        let key = try PayloadKeyFile.load(folder.path + "/key")
        #expect(key.count == 32)
        #expect(try PayloadKeyFile.load(folder.path + "/key") == key)
        try folder.write("key", [1, 2, 3])
        #expect(throws: LogError.self) { try PayloadKeyFile.load(folder.path + "/key") }
    }
}

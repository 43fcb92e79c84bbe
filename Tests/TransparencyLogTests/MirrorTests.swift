import Testing
import TransparencyLog

@Suite("A folder that shows what another store holds")
struct MirrorTests {
    private static func open(
        _ base: MemoryLogStorage, _ folder: TemporaryFolder
    ) throws -> MirroredLogStorage {
        try MirroredLogStorage(folder: folder.path) { base }
    }

    private static func grow(_ log: Log, _ count: Int) throws {
        try TestLog.fill(log, count)
        try log.publish()
    }

    @Test("it keeps the contract", arguments: LogStorageContract.rules)
    func contract(rule: LogStorageContract.Rule) throws {
        let (base, folder) = (MemoryLogStorage(), try TemporaryFolder())
        try rule.check { try Self.open(base, folder) }
    }

    @Test func `whoever has only the folder can verify the log`() throws {
        let (base, folder) = (MemoryLogStorage(), try TemporaryFolder())
        let log = try Log(
            storage: Self.open(base, folder), key: TestLog.signer(), options: TestLog.byHand)
        try Self.grow(log, 300)
        let first = try TestLog.verify(folder)
        try Self.grow(log, 400)
        #expect(try TestLog.verify(folder, earlier: first).checkpoint.size == 700)
    }

    @Test(arguments: [0, 1, 255, 256, 600])
    func `a folder that stayed behind catches up`(_ seen: Int) throws {
        let (base, folder) = (MemoryLogStorage(), try TemporaryFolder())
        let log = try Log(
            storage: Self.open(base, folder), key: TestLog.signer(), options: TestLog.byHand)
        try Self.grow(log, seen)
        try log.close()
        // Another machine goes on.
        let other = try Log(storage: base, key: TestLog.signer(), options: TestLog.byHand)
        try Self.grow(other, 700)
        try other.close()
        let back = try Log(
            storage: Self.open(base, folder), key: TestLog.signer(), options: TestLog.byHand)
        #expect(try TestLog.verify(folder).checkpoint.size == seen + 700)
        try back.close()
    }

    @Test func `a store that was rolled back behind the folder is not opened`() throws {
        let (base, folder) = (MemoryLogStorage(), try TemporaryFolder())
        let log = try Log(
            storage: Self.open(base, folder), key: TestLog.signer(), options: TestLog.byHand)
        try Self.grow(log, 10)
        try log.close()
        let older = MemoryLogStorage()
        let copy = try Log(storage: older, key: TestLog.signer(), options: TestLog.byHand)
        try Self.grow(copy, 9)
        try copy.close()
        #expect(throws: LogError.self) {
            try Log(
                storage: Self.open(older, folder), key: TestLog.signer(), options: TestLog.byHand)
        }
    }

    @Test func `a folder in which a log lies mirrors no other`() throws {
        let folder = try TestLog.make(count: 3)
        #expect(throws: LogError.self) { try Self.open(MemoryLogStorage(), folder) }
    }

    @Test func `one process at a time has the folder`() throws {
        let folder = try TemporaryFolder()
        let first = try Self.open(MemoryLogStorage(), folder)
        #expect(throws: LogError.locked(folder.path + "/.state/lock")) {
            try Self.open(MemoryLogStorage(), folder)
        }
        try first.close(clean: true)
        try Self.open(MemoryLogStorage(), folder).close(clean: true)
    }
}

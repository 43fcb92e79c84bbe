import Testing
import TransparencyLog

@Suite("The contract of log stores")
struct ContractTests {
    @Test("the memory store keeps it", arguments: LogStorageContract.rules)
    func memory(rule: LogStorageContract.Rule) throws {
        let store = MemoryLogStorage()
        try rule.check { store }
    }

    @Test("the file store keeps it", arguments: LogStorageContract.rules)
    func file(rule: LogStorageContract.Rule) throws {
        let folder = try TemporaryFolder()
        try rule.check { try FileLogStorage(folder: folder.path, options: TestLog.sizes) }
    }

    @Test("the kit finds a store without a fence")
    func finds() throws {
        let rule = try #require(LogStorageContract.rules.first { $0.name.contains("fenced") })
        let store = MemoryLogStorage()
        #expect(throws: LogStorageContract.Broken.self) {
            try rule.check { Unfenced(base: store) }
        }
    }
}

/// A store that takes any index: what the fence is there against.
private struct Unfenced: LogStorage {
    let base: MemoryLogStorage
    var entryOverhead: Int { base.entryOverhead }

    func append(_ batch: EntryBatch, expecting index: Int) throws {
        try base.append(batch, expecting: base.recover(everything: false).size)
    }
    func recover(everything: Bool) throws -> RecoveredLog {
        try base.recover(everything: everything)
    }
    func room(reserve: Bool) -> Int { base.room(reserve: reserve) }
    func read(from index: Int, limit: Int) throws -> EntryBatch {
        try base.read(from: index, limit: limit)
    }
    func write(_ resources: [LogResource]) throws { try base.write(resources) }
    func publish(checkpoint: [UInt8], size: Int) throws {
        try base.publish(checkpoint: checkpoint, size: size)
    }
    func checkpoint() throws -> [UInt8]? { try base.checkpoint() }
    func resource(_ path: TilePath) throws -> [UInt8]? { try base.resource(path) }
    func prepareSpace() {}
    func close(clean: Bool) throws { try base.close(clean: clean) }
}

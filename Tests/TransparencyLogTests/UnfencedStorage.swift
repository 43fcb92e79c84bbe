import TransparencyLog

/// A store that takes any index: what the fence is there against.
struct UnfencedStorage: LogStorage {
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

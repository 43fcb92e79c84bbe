import PostgresStore
import Testing
import TransparencyLog

/// What lies beside the log: payloads and snapshots.
@Suite struct BesideTests {
    private static func log(_ stores: LogStores) throws -> Log {
        var byHand = LogOptions()
        byHand.ownThreads = false
        let key = try SignerKey(generating: "example.org/beside")
        return try Log(
            storage: stores.log, key: key, options: byHand, companions: [stores.payloads])
    }

    @Test func `a payload is durable with its entry, in the same transaction`() throws {
        let shard = try TestShard.shared()
        let stores = try shard.stores()
        let log = try Self.log(stores)
        let sealed = try stores.payloads.seal([1, 2, 3])
        #expect(try stores.payloads.open(sealed.id, commitment: sealed.commitment) == [1, 2, 3])
        try log.enqueue([9]) { _ in }
        log.commitPending()
        #expect(try stores.payloads.open(sealed.id, commitment: sealed.commitment) == [1, 2, 3])
        let again = try shard.stores().payloads
        #expect(try again.open(sealed.id, commitment: sealed.commitment) == [1, 2, 3])
    }

    @Test func `a batch that is fenced off leaves no payload`() throws {
        let shard = try TestShard.shared()
        let stores = try shard.stores()
        let log = try Self.log(stores)
        _ = try stores.payloads.seal([1])
        try shard.sql("UPDATE tribune.shard SET size = 1")
        try log.enqueue([9]) { _ in }
        log.commitPending()
        #expect(log.failure != nil)
        #expect(try shard.stores().payloads.stored(after: nil).isEmpty)
    }

    @Test func `what was never durable is not there after a restart, and its id is free`() throws {
        let shard = try TestShard.shared()
        let first = try shard.stores()
        let lost = try first.payloads.seal([1])
        let second = try shard.stores()
        let next = try second.payloads.seal([2])
        #expect(next.id == lost.id)
        #expect(throws: LogError.self) {
            try second.payloads.open(lost.id, commitment: lost.commitment)
        }
    }

    @Test func `an erased payload stays erased, and its neighbours stay`() throws {
        let shard = try TestShard.shared()
        let stores = try shard.stores()
        _ = try stores.log.recover(everything: false)
        let sealed = try (0..<3).map { try stores.payloads.seal([UInt8($0)]) }
        for _ in 0..<2 { try stores.payloads.erase(sealed[1].id) }
        let again = try shard.stores().payloads
        #expect(throws: LogError.erased("\(sealed[1].id)")) {
            try again.open(sealed[1].id, commitment: sealed[1].commitment)
        }
        for index in [0, 2] {
            let found = try again.open(sealed[index].id, commitment: sealed[index].commitment)
            #expect(found == [UInt8(index)])
        }
        #expect(throws: LogError.self) { try again.erase(PayloadID(rawValue: 1 << 41)) }
    }

    @Test func `another payload is not opened as the one that an entry names`() throws {
        let payloads = try TestShard.shared().stores().payloads
        let one = try payloads.seal([1])
        let two = try payloads.seal([2])
        #expect(throws: LogError.self) {
            try payloads.open(one.id, commitment: two.commitment)
        }
    }

    @Test func `too much at once is refused before anything is stored`() throws {
        let payloads = try TestShard.shared().stores().payloads
        let large = [UInt8](repeating: 0, count: PayloadStore.payloadBytesMax)
        #expect(throws: LogError.self) { try payloads.seal(large + [0]) }
        _ = try payloads.seal(large)
        #expect(throws: LogError.queueFull) {
            for _ in 0..<2 { _ = try payloads.seal(large) }
        }
    }

    @Test func `payloads come back in order, in portions, as they were stored`() throws {
        let shard = try TestShard.shared()
        let payloads = try shard.stores().payloads
        for size in [0, 1, 3 << 20, 2 << 20, 5] {
            _ = try payloads.seal([UInt8](repeating: 1, count: size))
        }
        var all: [StoredPayload] = []
        var portions = 0
        while true {
            let found = try payloads.stored(after: all.last?.id)
            if found.isEmpty { break }
            all += found
            portions += 1
        }
        #expect(all.map(\.length) == [0, 1, 3 << 20, 2 << 20, 5])
        #expect(portions > 1)
    }

    @Test func `named bytes are written whole, renamed and removed`() throws {
        let shard = try TestShard.shared()
        let blobs = try shard.stores().snapshots
        #expect(try blobs.read("a") == nil)
        try blobs.write("b", [1])
        try blobs.write("a", [2])
        try blobs.write("b", [3])
        #expect(try blobs.names() == ["a", "b"])
        #expect(try blobs.read("b") == [3])
        try blobs.rename("b", to: "c")
        try blobs.remove("a")
        try blobs.remove("a")
        #expect(try blobs.names() == ["c"])
        let other = try TestShard.shared().stores().snapshots
        #expect(try other.names().isEmpty)
    }

    /// More than one part, and what a part's edge may get wrong.
    @Test(arguments: [0, 1, (16 << 20) - 1, 16 << 20, (16 << 20) + 1])
    func `named bytes of any length come back`(_ count: Int) throws {
        let blobs = try TestShard.shared().stores().snapshots
        let bytes = Self.pattern(count)
        try blobs.write("a", Self.pattern(33 << 20))
        try blobs.write("a", bytes)
        #expect(try blobs.read("a") == bytes)
        #expect(try blobs.names() == ["a"])
        try blobs.remove("a")
        #expect(try blobs.read("a") == nil)
    }

    private static func pattern(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 3, count: count)
        if count > 0 { bytes[count - 1] = 9 }
        return bytes
    }

    @Test(arguments: ["UPDATE tribune.blob SET bytes = 'x'", "DELETE FROM tribune.blob"])
    func `named bytes that were changed are not given out`(_ change: String) throws {
        let shard = try TestShard.shared()
        let blobs = try shard.stores().snapshots
        try blobs.write("a", Self.pattern(20 << 20))
        let id = "(SELECT id FROM tribune.shard WHERE name = '\(shard.name)')"
        try shard.store.execute("\(change) WHERE part = 1 AND shard = \(id)")
        #expect(throws: LogError.self) { try blobs.read("a") }
    }
}

import PostgresStore
import Testing
import TransparencyLog

@Suite struct OwnershipTests {
    private static func batch(_ range: Range<Int>) -> EntryBatch {
        var batch = EntryBatch()
        for index in range { batch.append(Array("entry \(index)".utf8)) }
        return batch
    }

    @Test func `a shard belongs to one daemon at a time`() throws {
        let shard = try TestShard.shared()
        let first = try shard.acquire("one")
        #expect {
            try shard.acquire("two")
        } throws: { error in
            guard case .held(shard.name, "one", let rest) = error as? PostgresError else {
                return false
            }
            return (1...TestShard.options.leaseMilliseconds).contains(rest)
        }
        try first.release()
        #expect(try shard.acquire("two").token > first.token)
    }

    @Test func `a token is never given twice`() throws {
        let shard = try TestShard.shared()
        var tokens: [Int] = []
        for owner in ["one", "one", "two", "one"] {
            let ownership = try shard.acquire(owner)
            tokens.append(ownership.token)
            if owner != "one" || tokens.count == 2 { try ownership.release() }
        }
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy(<))
    }

    @Test func `another daemon takes over once the ownership has run out`() throws {
        let shard = try TestShard.shared()
        let old = try shard.stores("one").log
        _ = try old.recover(everything: false)
        try old.append(Self.batch(0..<3), expecting: 0)
        try shard.expire()
        let new = try shard.stores("two").log
        #expect(try new.recover(everything: false).size == 3)
        #expect(throws: PostgresError.self) { try old.append(Self.batch(3..<4), expecting: 3) }
        try new.append(Self.batch(3..<5), expecting: 3)
        #expect(throws: PostgresError.self) { try old.append(Self.batch(5..<6), expecting: 5) }
        #expect(try new.read(from: 0, limit: 10).body == Self.batch(0..<5).body)
    }

    /// Everything that a daemon may change under its ownership.
    private static let changes: [(String, @Sendable (LogStores) throws -> Void)] = [
        ("append", { try $0.log.append(batch(0..<1), expecting: 0) }),
        ("recover", { _ = try $0.log.recover(everything: false) }),
        ("publish", { try $0.log.publish(checkpoint: [1], size: 0) }),
        (
            "write",
            {
                let path = TilePath(.hashes(level: 0), index: 0, width: 1)
                try $0.log.write([LogResource(path: path, bytes: [1])])
            }
        ),
        ("close", { try $0.log.close(clean: true) }),
        (
            "payload",
            { stores in
                let id = PayloadID(rawValue: 8)
                let payload = StoredPayload(id: id, length: 1, salt: [1], sealed: [2])
                try stores.payloads.restore([payload])
            }
        ),
        ("snapshot", { try $0.snapshots.write("v1.json", [1]) }),
    ]

    @Test(arguments: changes.indices)
    func `an old token changes nothing`(_ index: Int) throws {
        let shard = try TestShard.shared()
        let old = try shard.stores("one")
        // The same daemon, started again: its former self is fenced as a stranger would be.
        let new = try shard.stores("one")
        #expect(throws: PostgresError.self, "\(Self.changes[index].0)") {
            try Self.changes[index].1(old)
        }
        let found = try new.log.recover(everything: false)
        #expect(found.size == 0 && found.checkpoint == nil)
        #expect(try new.log.resource(TilePath(.hashes(level: 0), index: 0, width: 1)) == nil)
        #expect(try new.payloads.stored(after: nil).isEmpty)
        #expect(try new.snapshots.names().isEmpty)
    }

    @Test func `after its end by the database's clock the right token appends nothing`() throws {
        let shard = try TestShard.shared()
        let store = try shard.stores().log
        _ = try store.recover(everything: false)
        try store.append(Self.batch(0..<1), expecting: 0)
        try shard.expire()
        #expect(throws: PostgresError.lapsed(shard: shard.name)) {
            try store.append(Self.batch(1..<2), expecting: 1)
        }
        // What has lapsed once stays so: others may have believed it.
        try shard.sql("UPDATE tribune.shard SET expires = 'infinity'")
        #expect(throws: PostgresError.self) { try store.append(Self.batch(1..<2), expecting: 1) }
        #expect(try shard.stores().log.recover(everything: false).size == 1)
    }

    @Test func `a lapsed ownership is not renewed, it is acquired anew`() throws {
        let shard = try TestShard.shared()
        let ownership = try shard.acquire()
        try ownership.renew()
        try shard.expire()
        #expect(throws: PostgresError.lapsed(shard: shard.name)) { try ownership.renew() }
        _ = try shard.acquire("two")
        #expect(throws: PostgresError.superseded(shard: shard.name, token: ownership.token)) {
            try ownership.renew()
        }
    }

    @Test func `the daemon's own count starts before it asked and ends first`() throws {
        let shard = try TestShard.shared()
        let lease = UInt64(TestShard.options.leaseMilliseconds)
        let ownership = try shard.acquire()
        #expect(ownership.holds)
        shard.pass(milliseconds: lease - lease / 50 - 1)
        #expect(ownership.holds)
        shard.pass(milliseconds: 1)
        #expect(!ownership.holds)
        // Late, but the database's clock allows it still.
        try ownership.renew()
        #expect(ownership.holds)
        try ownership.release()
        #expect(!ownership.holds)
    }

    @Test func `the time that an answer takes is the daemon's, not the database's`() throws {
        let shard = try TestShard.shared()
        let lease = UInt64(TestShard.options.leaseMilliseconds)
        // Each look at the clock takes a tenth of the lease.
        let began: UInt64 = 1_000_000_000
        let clock = SlowClock(began, step: lease * 100_000)
        let ownership = try shard.store.acquire(shard.name, owner: "one") { clock.read() }
        #expect(ownership.until <= began + lease * 1_000_000)
    }

    @Test(arguments: ["", "a b", "a;b", "a'b", String(repeating: "x", count: 65), "ä"])
    func `a shard's name is harmless`(_ name: String) throws {
        let store = try TestShard.shared().store
        #expect(throws: PostgresError.self) { try store.acquire(name, owner: "one") { 0 } }
    }
}

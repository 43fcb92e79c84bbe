import PostgresStore
import Testing
import TransparencyLog

@Suite struct FenceTests {
    @Test func `of two writers of one shard each index has one`() async throws {
        let shard = try TestShard.shared()
        let stores = try [shard.stores("one").log, shard.stores("one").log]
        let took = Tally()
        await withTaskGroup(of: Void.self) { group in
            for (writer, store) in stores.enumerated() {
                group.addTask {
                    for index in 0..<50 {
                        var batch = EntryBatch()
                        batch.append(Array("writer \(writer)".utf8))
                        guard (try? store.append(batch, expecting: index)) != nil else { return }
                        took.take(index, writer)
                    }
                }
            }
        }
        // The later token took all; the earlier one was refused from the first.
        #expect(took.all.count == 50 && took.all.values.allSatisfy { $0 == [1] })
        let read = try shard.stores("one").log.read(from: 0, limit: 100)
        #expect(read.count == 50)
        #expect((0..<50).allSatisfy { read[$0] == Array("writer 1".utf8) })
    }

    /// What a server may say of itself that makes it unfit.
    @Test(arguments: [
        "synchronous_commit=off", "synchronous_commit=local", "synchronous_commit=remote_write",
        "default_transaction_read_only=on",
    ])
    func `a server that may lose what it acknowledged is refused`(_ setting: String) throws {
        let server = try PostgresServer.shared.get()
        let address = server.address + "&options=-c%20" + setting
        #expect(throws: PostgresError.self) { try PostgresStore(address) }
    }

    @Test func `a server that does not flush is refused, unless it is thrown away`() throws {
        let server = try PostgresServer(["fsync=off"])
        #expect {
            try PostgresStore(server.address)
        } throws: { "\($0)".contains("fsync is off") }
        var options = TestShard.options
        options.allowsNoFlush = true
        _ = try PostgresStore(server.address, options: options)
    }

    @Test func `nobody there is an error, not a wait`() {
        #expect(throws: PostgresError.self) {
            try PostgresStore("postgresql://tribune@/postgres?host=/nonexistent")
        }
    }

    @Test func `a shard that is full takes only orders, then nothing`() throws {
        var options = TestShard.options
        options.capacityBytes = 4096
        options.reserveBytes = 1024
        let shard = try TestShard.shared(options: options)
        let key = try SignerKey(generating: "example.org/full")
        var byHand = LogOptions()
        byHand.ownThreads = false
        let log = try Log(storage: shard.stores().log, key: key, options: byHand)
        let entry = [UInt8](repeating: 1, count: 100)
        #expect(throws: LogError.noSpace) {
            for _ in 0..<100 {
                try log.enqueue(entry) { _ in }
                log.commitPending()
            }
        }
        let ordinary = log.durableSize
        #expect(throws: LogError.noSpace) {
            for _ in 0..<100 {
                try log.enqueue(entry, reserve: true) { _ in }
                log.commitPending()
            }
        }
        #expect(ordinary > 0 && log.durableSize > ordinary)
        try log.close()
        // What was used is known after a restart too.
        let again = try shard.stores().log
        _ = try again.recover(everything: false)
        #expect(again.room(reserve: true) < entry.count + again.entryOverhead)
    }
}

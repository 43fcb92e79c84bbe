import PostgresStore
import Testing

@Suite struct KeeperTests {
    @Test func `a keeper renews, and says once when another daemon has the shard`() async throws {
        let shard = try TestShard.shared()
        let ownership = try shard.acquire("one")
        let before = ownership.until
        shard.pass(milliseconds: 1000)
        let (words, teller) = AsyncStream.makeStream(of: String.self)
        let keeper = try OwnershipKeeper(ownership, milliseconds: 3) { why in
            teller.yield(why)
            teller.finish()
        }
        while ownership.until == before { await Task.yield() }
        try shard.expire()
        var said: [String] = []
        for await word in words { said.append(word) }
        #expect(said.count == 1)
        keeper.close()
    }

    @Test func `a keeper that cannot reach the database gives up when its own count ends`()
        async throws
    {
        let server = try PostgresServer()
        let shard = try TestShard(server)
        let ownership = try shard.acquire("one")
        try server.stop()
        let (words, teller) = AsyncStream.makeStream(of: String.self)
        let keeper = try OwnershipKeeper(ownership, milliseconds: 3) { why in
            teller.yield(why)
            teller.finish()
        }
        #expect(ownership.holds)
        shard.pass(milliseconds: UInt64(TestShard.options.leaseMilliseconds))
        for await word in words { #expect(!word.isEmpty) }
        #expect(!ownership.holds)
        keeper.close()
    }
}

import PostgresStore
import Testing

@Suite struct SignalTests {
    @Test func `a stop reaches every daemon that listens, the teller too`() async throws {
        let shard = try TestShard.shared()
        let ears = try (0..<3).map { _ in try Ear(shard.store) }
        for ear in ears { await ear.heard(.mayHaveMissed) }
        let stop = Signal.stop(shard: shard.name, index: 41)
        try shard.store.tell(stop)
        for ear in ears { await ear.heard(.told(stop)) }
    }

    @Test func `a change of owner is told`() async throws {
        let shard = try TestShard.shared()
        let ear = try Ear(shard.store)
        await ear.heard(.mayHaveMissed)
        let ownership = try shard.acquire()
        await ear.heard(.told(.ownership(shard: shard.name)))
        let other = try Ear(shard.store)
        await other.heard(.mayHaveMissed)
        try ownership.release()
        await other.heard(.told(.ownership(shard: shard.name)))
    }

    /// What anyone with the database's password may send.
    @Test(arguments: [
        "", "stop", "resume x 1", "stop x", "stop x -1", "stop x 01", "stop x 1 2", "stop  x 1",
        "stop x'y 1", "raise x 4", "owner", "owner x y", "stop x 99999999999999999999",
    ])
    func `what is no signal makes daemons read again, and nothing else`(
        _ text: String
    ) async throws {
        let store = try TestShard(PostgresServer.shared.get()).store
        let ear = try Ear(store)
        await ear.heard(.mayHaveMissed)
        try store.execute("NOTIFY tribune, '\(text.replacing("'", with: "''"))'")
        await ear.heard(.mayHaveMissed)
    }

    @Test func `a listener whose server restarts says so, then hears again`() async throws {
        let server = try PostgresServer()
        let shard = try TestShard(server)
        let ear = try Ear(shard.store)
        await ear.heard(.mayHaveMissed)
        try server.kill()
        await ear.heardDeafness()
        try server.start()
        await ear.heard(.mayHaveMissed)
        try shard.store.tell(.stop(shard: shard.name, index: 1))
        await ear.heard(.told(.stop(shard: shard.name, index: 1)))
    }

    @Test func `a signal that cannot be told is an error`() throws {
        let server = try PostgresServer()
        let shard = try TestShard(server)
        try server.stop()
        #expect(throws: PostgresError.self) {
            try shard.store.tell(.stop(shard: shard.name, index: 1))
        }
        try server.start()
        try shard.store.tell(.stop(shard: shard.name, index: 1))
    }
}

import PostgresStore
import Testing
import TransparencyLog

@Suite struct CrashTests {
    /// Kills the server while callers append, again and again. What was acknowledged is there.
    @Test func `a server that is killed in mid append loses nothing acknowledged`() throws {
        let server = try PostgresServer()
        let shard = try TestShard(server)
        var acknowledged = Acknowledged()
        let secret = try SignerKey(generating: "example.org/crash").secretText
        for round in 0..<5 {
            let log = try Log(storage: shard.stores().log, key: SignerKey(secret))
            try acknowledged.expect(in: log)
            acknowledged = Acknowledged()
            let callers = try (0..<4).map { caller in
                try Caller(log, "round \(round) caller \(caller)", acknowledged)
            }
            // At least so much is under way; the kill comes in the middle of something.
            acknowledged.wait(for: 200)
            try server.kill()
            for caller in callers { caller.join() }
            #expect(log.failure != nil)
            try? log.close()
            try server.start()
        }
        let log = try Log(storage: shard.stores().log, key: SignerKey(secret))
        try acknowledged.expect(in: log)
        let signed = try log.publish()
        #expect(signed.checkpoint.size == log.durableSize)
        try log.close()
    }

    @Test func `after a lost connection the log ends, and the next one goes on`() throws {
        let server = try PostgresServer()
        let shard = try TestShard(server)
        let secret = try SignerKey(generating: "example.org/crash").secretText
        let log = try Log(storage: shard.stores().log, key: SignerKey(secret))
        try log.appendAndWait([1])
        try server.stop()
        try server.start()
        // The database is back, and still nobody tries the commit again.
        #expect(throws: LogError.self) { try log.appendAndWait([2]) }
        #expect(throws: LogError.self) { try log.appendAndWait([3]) }
        try? log.close()
        let next = try Log(storage: shard.stores().log, key: SignerKey(secret))
        #expect(!next.recovered.closedCleanly)
        #expect(next.durableSize == 1)
        #expect(try next.appendAndWait([4]) == 1)
        try next.close()
    }

    @Test func `a lost connection holds no checkpoint up`() throws {
        let server = try PostgresServer()
        let shard = try TestShard(server)
        var byHand = LogOptions()
        byHand.ownThreads = false
        let key = try SignerKey(generating: "example.org/crash")
        let log = try Log(storage: shard.stores().log, key: key, options: byHand)
        try log.enqueue([1]) { _ in }
        log.commitPending()
        try server.stop()
        #expect(throws: (any Error).self) { try log.publish() }
        try server.start()
        // The first attempt may find the old connection dead.
        _ = try? log.publish()
        #expect(try log.publish().checkpoint.size == 1)
    }

    @Test func `a commit that the server refuses is no success`() throws {
        let shard = try TestShard.shared()
        let store = try shard.stores().log
        _ = try store.recover(everything: false)
        // A trigger stands for a full disk: the statement fails inside the server.
        try shard.store.execute(
            """
            CREATE OR REPLACE FUNCTION tribune.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$
            """)
        let id = "(SELECT id FROM tribune.shard WHERE name = '\(shard.name)')"
        try shard.store.execute(
            """
            DO $do$ BEGIN EXECUTE format('CREATE TRIGGER "\(shard.name)" BEFORE INSERT
            ON tribune.entry FOR EACH ROW WHEN (NEW.shard = %s)
            EXECUTE FUNCTION tribune.full_disk()', \(id)); END $do$
            """)
        defer {
            try? shard.store.execute("DROP TRIGGER \"\(shard.name)\" ON tribune.entry")
        }
        var batch = EntryBatch()
        batch.append([1])
        #expect(throws: PostgresError.self) { try store.append(batch, expecting: 0) }
        try shard.store.execute("DROP TRIGGER \"\(shard.name)\" ON tribune.entry")
        // What failed once stays failed.
        #expect(throws: PostgresError.self) { try store.append(batch, expecting: 0) }
        #expect(try shard.stores().log.recover(everything: false).size == 0)
    }

    /// What someone with the database's password may do to a signed log.
    @Test(arguments: [
        "UPDATE tribune.entry SET bytes = 'x' WHERE index = 290 AND shard",
        "UPDATE tribune.entry SET index = 1000 WHERE index = 299 AND shard",
        "DELETE FROM tribune.entry WHERE index = 299 AND shard",
        "DELETE FROM tribune.entry WHERE index = 0 AND shard",
    ])
    func `a log that was changed in the database is not opened`(_ change: String) throws {
        let shard = try TestShard.shared()
        let secret = try SignerKey(generating: "example.org/tampered").secretText
        let log = try Log(storage: shard.stores().log, key: SignerKey(secret))
        for index in 0..<300 { try log.enqueue(Array("entry \(index)".utf8)) { _ in } }
        try log.close()
        let id = "(SELECT id FROM tribune.shard WHERE name = '\(shard.name)')"
        try shard.store.execute("\(change) = \(id)")
        #expect(throws: LogError.self) {
            try Log(storage: shard.stores().log, key: SignerKey(secret))
        }
    }

    @Test func `a changed entry in the middle is found by whoever verifies`() throws {
        let shard = try TestShard.shared()
        let key = try SignerKey(generating: "example.org/tampered")
        let verifier = key.verifier
        let log = try Log(storage: shard.stores().log, key: key)
        for index in 0..<600 { try log.enqueue(Array("entry \(index)".utf8)) { _ in } }
        try log.close()
        let reader = try shard.stores().log
        _ = try LogVerifier(key: verifier).verify(reader)
        let id = "(SELECT id FROM tribune.shard WHERE name = '\(shard.name)')"
        try shard.store.execute(
            "UPDATE tribune.entry SET bytes = 'x' WHERE index = 100 AND shard = \(id)")
        #expect(throws: LogError.self) { try LogVerifier(key: verifier).verify(reader) }
    }
}

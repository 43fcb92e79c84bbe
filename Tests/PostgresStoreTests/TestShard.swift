import Foundation
import PostgresStore
import Synchronization
import TransparencyLog

/// A shard of its own in a database, and a clock that only the test moves.
final class TestShard: Sendable {
    static let masterKey = [UInt8](repeating: 7, count: 32)

    let name = "t-\(UUID().uuidString)"
    let store: PostgresStore
    private let clock = Atomic<UInt64>(1_000_000_000)

    init(
        _ server: PostgresServer, options: PostgresOptions = TestShard.options
    ) throws {
        store = try PostgresStore(server.address, options: options)
    }

    static func shared(options: PostgresOptions = TestShard.options) throws -> TestShard {
        try TestShard(PostgresServer.shared.get(), options: options)
    }

    static var options: PostgresOptions {
        var options = PostgresOptions()
        // No test waits for a lease to run out: it is made to have run out.
        options.leaseMilliseconds = 600_000
        return options
    }

    func acquire(_ owner: String = "one") throws -> ShardOwnership {
        try store.acquire(name, owner: owner) { [self] in clock.load(ordering: .relaxed) }
    }

    func stores(_ owner: String = "one") throws -> LogStores {
        try store.open(acquire(owner), masterKey: Self.masterKey)
    }

    /// Lets the daemons' clock go on.
    func pass(milliseconds: UInt64) {
        clock.add(milliseconds * 1_000_000, ordering: .relaxed)
    }

    /// Lets the ownership have run out by the database's clock.
    func expire() throws { try sql("UPDATE tribune.shard SET expires = clock_timestamp()") }

    /// Runs a statement over this shard's row.
    func sql(_ update: String) throws {
        try store.execute(update + " WHERE name = '\(name)'")
    }
}

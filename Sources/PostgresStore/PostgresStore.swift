// PostgresStore: the log's storage seam on PostgreSQL 15 and later, for houses that outgrow one
// machine. Several daemons share one database; each log is a shard, and a shard belongs to one
// daemon at a time.
//
// The journey of a batch:
//   1. a daemon acquires the shard and gets a token that no one had before    Ownership/
//   2. payloads are staged, and handed to the shard's writer before a batch   Beside/
//   3. one statement moves the shard's size on if token, size and time are right, and inserts the
//      entries; with the payloads it is one transaction and one round trip     Log/
//   4. tiles and the signed checkpoint follow, under the same token            Log/
//   5. a stop is told to every daemon at once, whatever becomes of the batch   Signals/
//
// A commit without an answer counts as failed, and the log ends: what is true is found when it is
// opened again. Nothing here tries a commit twice. Tables and promises: Specs/store.md.

public import TransparencyLog

/// One database, checked and with its tables made.
public final class PostgresStore: Sendable {
    /// How it is used.
    public let options: PostgresOptions
    let address: String
    let teller: SteadyConnection

    /// Connects, refuses a server that may lose what it acknowledges, and makes the tables.
    ///
    /// - Parameter address: a connection URI (PostgreSQL manual, section 34.1.1).
    /// - Throws: `PostgresError`.
    public init(_ address: String, options: PostgresOptions = PostgresOptions()) throws {
        self.address = address
        self.options = options
        teller = SteadyConnection(address, patience: options.patienceMilliseconds)
        let connection = try PostgresConnection(address, patience: options.patienceMilliseconds)
        try ServerCheck.run(connection, options)
        try connection.run(Tables.statements)
        let rows = try connection.run([Statement("SELECT max(version) FROM tribune.layout")])
        let version = try rows[0].integer(0, 0)
        guard version == Tables.version else {
            throw PostgresError.unsuitable(
                "the tables have layout \(version), this program knows \(Tables.version)")
        }
    }

    /// Takes a shard for a daemon. The same daemon may take it again at any time; another one only
    /// when the ownership was given back or has run out by the database's clock.
    ///
    /// - Parameters:
    ///   - shard: 1 to 64 letters, digits, dots, hyphens or underscores.
    ///   - owner: names the daemon's state folder, of which only one daemon at a time has the lock.
    ///   - clock: nanoseconds on a clock that nobody sets and that counts a suspension.
    /// - Throws: `PostgresError.held` while another daemon has it.
    public func acquire(
        _ shard: String, owner: String, clock: @escaping @Sendable () -> UInt64
    ) throws -> ShardOwnership {
        try ShardOwnership(self, shard: shard, owner: owner, clock: clock)
    }

    /// The log of a shard, and what lies beside it, for as long as the ownership lasts.
    ///
    /// - Parameter masterKey: 32 bytes; see `PayloadKeyFile`.
    public func open(_ ownership: ShardOwnership, masterKey: [UInt8]) throws -> LogStores {
        let writer = try ShardWriter(self, ownership)
        return LogStores(
            log: try PostgresLogStorage(self, writer),
            payloads: try PostgresPayloads(self, writer, masterKey: masterKey),
            snapshots: PostgresBlobs(self, ownership))
    }

    func connect() throws(PostgresError) -> PostgresConnection {
        try PostgresConnection(address, patience: options.patienceMilliseconds)
    }

    /// Runs a statement: what an administrator, or an attacker with the database's password, does.
    package func execute(_ sql: String) throws {
        try teller.run([Statement(sql)])
    }
}

internal import Synchronization

/// The right to write a shard, until it runs out.
///
/// Two clocks count it, and neither trusts the other. The database refuses every write under an
/// older token or after `expires` by its own clock. The daemon counts from before it asked, so its
/// own count ends no later than the database's: what it grants others on the strength of it, such
/// as the leases of cells, ends before another daemon can take over.
public final class ShardOwnership: Sendable {
    /// The shard's name.
    public let shard: String
    /// The daemon's name.
    public let owner: String
    /// Rises with every acquisition: the fencing token.
    public let token: Int
    let id: Int

    private let connection: SteadyConnection
    private let lease: Int
    private let clock: @Sendable () -> UInt64
    private let end: Mutex<UInt64>

    init(
        _ store: PostgresStore, shard: String, owner: String,
        clock: @escaping @Sendable () -> UInt64
    ) throws(PostgresError) {
        try Self.check(shard)
        lease = store.options.leaseMilliseconds
        // Whoever renews must learn in time that nobody answers.
        connection = SteadyConnection(
            store.address, patience: min(store.options.patienceMilliseconds, max(1000, lease / 3)))
        self.shard = shard
        self.owner = owner
        self.clock = clock
        let asked = clock()
        let rows = try connection.run([
            Statement(
                "INSERT INTO tribune.shard (name) VALUES ($1) ON CONFLICT (name) DO NOTHING",
                [.text(shard)]),
            Self.taking(shard, owner, lease),
            Self.telling(shard),
            Self.standing(shard),
        ])
        let standing = rows[3]
        if !standing.isAbsent(0, 2) {
            throw .moved(shard: shard, place: standing.text(0, 2))
        }
        guard rows[1].count == 1 else {
            throw .held(
                shard: shard, owner: standing.text(0, 0),
                milliseconds: max(0, try standing.integer(0, 1)))
        }
        id = try rows[1].integer(0, 0)
        token = try rows[1].integer(0, 1)
        end = Mutex(Self.end(asked, lease))
    }

    /// The moment by the daemon's clock from which nothing may be granted any more.
    public var until: UInt64 { end.withLock { $0 } }

    /// Whether it lasts, by the daemon's own count.
    public var holds: Bool { clock() < until }

    /// Milliseconds for which it lasts, by the daemon's own count.
    public var remainingMilliseconds: UInt64 {
        let (now, until) = (clock(), until)
        return now < until ? (until - now) / 1_000_000 : 0
    }

    /// Lets it last for a whole period from now.
    ///
    /// - Throws: `superseded` or `lapsed`, which are final; `lost` and others may be tried again
    ///   for as long as `holds`.
    public func renew() throws {
        let asked = clock()
        let rows = try connection.run([
            Statement(
                """
                UPDATE tribune.shard SET expires = clock_timestamp() + $3 * interval '1 ms'
                WHERE id = $1 AND token = $2 AND expires > clock_timestamp()
                """, [.integer(id), .integer(token), .integer(lease)], name: "renew")
        ])
        guard rows[0].affected == 1 else { throw try refusal() }
        // Renewals may overtake each other; none makes it shorter.
        end.withLock { $0 = max($0, Self.end(asked, lease)) }
    }

    /// Gives the shard back, so that another daemon may take it at once. Call it after everything
    /// that was granted on the strength of it has ended.
    public func release() throws {
        end.withLock { $0 = 0 }
        try connection.run([
            Statement(
                """
                UPDATE tribune.shard SET owner = NULL, expires = '-infinity'
                WHERE id = $1 AND token = $2
                """, [.integer(id), .integer(token)]),
            Self.telling(shard),
        ])
        connection.close()
    }

    /// Why the database takes nothing under this token any more.
    func refusal() throws(PostgresError) -> PostgresError {
        let rows = try connection.run([
            Statement("SELECT token FROM tribune.shard WHERE id = $1", [.integer(id)])
        ])
        guard rows[0].count == 1, try rows[0].integer(0, 0) == token else {
            return .superseded(shard: shard, token: token)
        }
        return .lapsed(shard: shard)
    }

    private static func taking(_ shard: String, _ owner: String, _ lease: Int) -> Statement {
        Statement(
            """
            UPDATE tribune.shard SET owner = $2, token = token + 1,
                expires = clock_timestamp() + $3 * interval '1 ms'
            WHERE name = $1 AND moved IS NULL
                AND (owner IS NULL OR owner = $2 OR expires <= clock_timestamp())
            RETURNING id, token
            """, [.text(shard), .text(owner), .integer(lease)])
    }

    private static func telling(_ shard: String) -> Statement {
        Statement(
            "SELECT pg_notify($1, $2)",
            [.text(Signal.channel), .text(Signal.ownership(shard: shard).text)])
    }

    private static func standing(_ shard: String) -> Statement {
        Statement(
            """
            SELECT coalesce(owner, ''),
                CASE WHEN isfinite(expires) THEN
                    ceil(extract(epoch FROM expires - clock_timestamp()) * 1000)::bigint
                ELSE 0 END, moved
            FROM tribune.shard WHERE name = $1
            """, [.text(shard)])
    }

    /// A fiftieth earlier than was asked for: two good clocks drift by far less within a period.
    private static func end(_ asked: UInt64, _ milliseconds: Int) -> UInt64 {
        let period = UInt64(max(0, milliseconds)) * 1_000_000
        return asked + period - period / 50
    }

    private static func check(_ shard: String) throws(PostgresError) {
        guard Signal.isName(shard) else {
            throw .malformed(
                "a shard's name has 1 to 64 letters, digits, dots, hyphens or underscores")
        }
    }
}

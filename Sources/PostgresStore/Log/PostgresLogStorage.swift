internal import Synchronization
public import TransparencyLog

/// A log in a shard of the database, for as long as its ownership lasts.
///
/// Entries are stored once: a bundle is made from them when it is asked for. A tile is one row,
/// which grows until it is full: a narrower one is its beginning (C2SP tlog-tiles, "Partial
/// Tiles").
public final class PostgresLogStorage: LogStorage {
    /// Row header, key, index entry and length, rounded up.
    public let entryOverhead = 128

    private let options: PostgresOptions
    let ownership: ShardOwnership
    private let writer: ShardWriter
    private let publisher: SteadyConnection
    let reader: SteadyConnection
    private let used = Atomic<Int>(0)

    init(_ store: PostgresStore, _ writer: ShardWriter) throws(PostgresError) {
        options = store.options
        self.writer = writer
        ownership = writer.ownership
        publisher = SteadyConnection(store)
        reader = SteadyConnection(store)
    }

    /// Reads the durable state; see `LogStorage.recover`. A later size than that of the newest
    /// checkpoint is what an end without a clean close leaves.
    public func recover(everything: Bool) throws -> RecoveredLog {
        let rows = try publisher.run([
            Statement(
                """
                UPDATE tribune.shard AS new SET clean = new.clean AND $3
                FROM tribune.shard AS old
                WHERE new.id = $1 AND new.token = $2 AND old.id = new.id
                RETURNING new.size, new.used, new.checkpoint, new.checkpoint_size, old.clean
                """,
                [.integer(ownership.id), .integer(ownership.token), .flag(everything)]),
            Statement(
                """
                SELECT (SELECT index FROM tribune.entry WHERE shard = $1 ORDER BY index LIMIT 1),
                    (SELECT index FROM tribune.entry WHERE shard = $1
                        ORDER BY index DESC LIMIT 1)
                """, [.integer(ownership.id)]),
        ])
        guard rows[0].count == 1 else { throw try ownership.refusal() }
        let size = try rows[0].integer(0, 0)
        try checkEnds(rows[1], size: size)
        let signed = try rows[0].integer(0, 3)
        guard size >= signed else {
            throw LogError.inconsistent(
                "shard \(ownership.shard) has \(size) entries but a checkpoint over \(signed) was "
                    + "signed: the database was rolled back; restore the newest copy")
        }
        used.store(try rows[0].integer(0, 1), ordering: .releasing)
        return RecoveredLog(
            size: size, checkpoint: rows[0].isAbsent(0, 2) ? nil : rows[0].bytes(0, 2),
            closedCleanly: rows[0].flag(0, 4) || size == 0, tornBytes: 0)
    }

    /// Bytes that may still be appended; see `LogStorage.room`.
    public func room(reserve: Bool) -> Int {
        options.capacityBytes - used.load(ordering: .acquiring)
            - (reserve ? 0 : options.reserveBytes)
    }

    /// Makes a batch durable; see `LogStorage.append`.
    public func append(_ batch: EntryBatch, expecting index: Int) throws {
        guard batch.count > 0 else { return }
        let cost = batch.body.count + batch.count * entryOverhead
        try writer.append(batch, expecting: index, cost: cost)
        used.add(cost, ordering: .relaxed)
    }

    /// Writes tiles; see `LogStorage.write`. Bundles are there already.
    public func write(_ resources: [LogResource]) throws {
        // Of two widths of one tile the later is the one to keep.
        var tiles: [TilePath: LogResource] = [:]
        for resource in resources where resource.path.kind != .entries {
            tiles[resource.path.full] = resource
        }
        guard !tiles.isEmpty else { return }
        let rows = try publisher.run([Self.insert(Array(tiles.values), ownership)])
        guard rows[0].affected == tiles.count else { throw try ownership.refusal() }
    }

    /// Replaces the checkpoint; see `LogStorage.publish`.
    public func publish(checkpoint: [UInt8], size: Int) throws {
        let rows = try publisher.run([
            Statement(
                """
                UPDATE tribune.shard SET checkpoint = $3, checkpoint_size = $4
                WHERE id = $1 AND token = $2 AND checkpoint_size <= $4 AND $4 <= size
                """,
                [
                    .integer(ownership.id), .integer(ownership.token), .bytes(checkpoint),
                    .integer(size),
                ], name: "publish")
        ])
        guard rows[0].affected == 1 else { throw try ownership.refusal() }
    }

    /// The database finds its own space.
    public func prepareSpace() {}

    /// Ends the use of the store; see `LogStorage.close`. The ownership stays.
    public func close(clean: Bool) throws {
        defer {
            writer.close()
            publisher.close()
            reader.close()
        }
        guard clean else { return }
        let rows = try publisher.run([
            Statement(
                "UPDATE tribune.shard SET clean = true WHERE id = $1 AND token = $2",
                [.integer(ownership.id), .integer(ownership.token)])
        ])
        guard rows[0].affected == 1 else { throw try ownership.refusal() }
    }

    /// Marks that the log goes on elsewhere; see `LogStorage.markMoved`.
    public func markMoved(to place: String) throws {
        let rows = try publisher.run([
            Statement(
                "UPDATE tribune.shard SET moved = $3 WHERE id = $1 AND token = $2",
                [.integer(ownership.id), .integer(ownership.token), .text(place)])
        ])
        guard rows[0].affected == 1 else { throw try ownership.refusal() }
    }
}

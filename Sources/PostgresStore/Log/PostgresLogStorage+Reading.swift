public import TransparencyLog

extension PostgresLogStorage {
    /// Bounds what one answer holds in memory.
    private static let entriesAtOnce = 2048

    /// Reads durable entries; see `LogStorage.read`.
    public func read(from index: Int, limit: Int) throws -> EntryBatch {
        let batch = try entries(from: index, limit: min(limit, Self.entriesAtOnce))
        guard batch.count > 0 else { throw LogError.missing(file: place("entry \(index)")) }
        return batch
    }

    /// The newest signed checkpoint as bytes.
    public func checkpoint() throws -> [UInt8]? {
        let rows = try reader.run([
            Statement(
                "SELECT checkpoint FROM tribune.shard WHERE id = $1", [.integer(ownership.id)],
                name: "checkpoint")
        ])[0]
        return rows.count == 1 && !rows.isAbsent(0, 0) ? rows.bytes(0, 0) : nil
    }

    /// The bytes of a tile or bundle.
    public func resource(_ path: TilePath) throws -> [UInt8]? {
        switch path.kind {
        case .entries:
            let first = path.index * TilePath.fullWidth
            let batch = try entries(from: first, limit: path.width)
            return batch.count == path.width ? batch.body : nil
        case .hashes(let level): return try tile(path, level: level)
        }
    }

    /// Consecutive entries, none where there is none.
    private func entries(from index: Int, limit: Int) throws -> EntryBatch {
        let rows = try reader.run([
            Statement(
                """
                SELECT index, bytes FROM tribune.entry
                WHERE shard = $1 AND index >= $2 AND index < $2 + $3 ORDER BY index
                """, [.integer(ownership.id), .integer(index), .integer(limit)], name: "read")
        ])[0]
        var batch = EntryBatch()
        for row in 0..<rows.count {
            let bytes = rows.bytes(row, 1)
            guard try rows.integer(row, 0) == index + row, bytes.count <= EntryBatch.entryBytesMax
            else {
                throw LogError.damaged(
                    file: place("tribune.entry"), offset: index + row,
                    why: "the row of this entry is missing or too long")
            }
            batch.append(bytes)
        }
        return batch
    }

    private func tile(_ path: TilePath, level: Int) throws -> [UInt8]? {
        let rows = try reader.run([
            Statement(
                """
                SELECT width, bytes FROM tribune.tile
                WHERE shard = $1 AND level = $2 AND index = $3 AND width >= $4
                """,
                [
                    .integer(ownership.id), .integer(level), .integer(path.index),
                    .integer(path.width),
                ], name: "tile")
        ])[0]
        guard rows.count == 1 else { return nil }
        let isWider = try rows.integer(0, 0) > path.width
        let bytes = rows.bytes(0, 1)
        return isWider ? Array(bytes.prefix(path.width * TreeHash.byteCount)) : bytes
    }

    /// Names what is wrong for whoever has to mend it.
    func place(_ what: String) -> String { "shard \(ownership.shard), \(what)" }

    /// The first and last entry must be those that the size says.
    func checkEnds(_ rows: Rows, size: Int) throws {
        let found = rows.isAbsent(0, 0) ? nil : try (rows.integer(0, 0), rows.integer(0, 1))
        let wanted = size == 0 ? nil : (0, size - 1)
        guard found?.0 == wanted?.0, found?.1 == wanted?.1 else {
            throw LogError.damaged(
                file: place("tribune.entry"), offset: found?.1 ?? 0,
                why: "the table does not hold the \(size) entries of the shard")
        }
    }

    /// Writes tiles over their narrower selves. Under an old token nothing is written; a token that
    /// becomes old meanwhile does no harm, since a tile has one content.
    static func insert(_ tiles: [LogResource], _ ownership: ShardOwnership) -> Statement {
        let levels = tiles.map { tile -> Int in
            if case .hashes(let level) = tile.path.kind { level } else { -1 }
        }
        return Statement(
            """
            INSERT INTO tribune.tile (shard, level, index, width, bytes)
            SELECT shard.id, item.* FROM tribune.shard AS shard,
                unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::bytea[]) AS item
            WHERE shard.id = $1 AND shard.token = $2
            ON CONFLICT (shard, level, index)
                DO UPDATE SET width = excluded.width, bytes = excluded.bytes
            """,
            [
                .integer(ownership.id), .integer(ownership.token), .integers(levels),
                .integers(tiles.map(\.path.index)), .integers(tiles.map(\.path.width)),
                .byteStrings(tiles.map(\.bytes)),
            ], name: "tiles")
    }
}

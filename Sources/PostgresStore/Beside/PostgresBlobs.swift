public import TransparencyLog

/// Named bytes of a shard, in parts that each have their digest: PostgreSQL holds no value of more
/// than a gigabyte. Every daemon may read them; the owner writes.
public struct PostgresBlobs: BlobStorage {
    private static let partBytes = 16 << 20

    private let ownership: ShardOwnership
    private let connection: SteadyConnection

    init(_ store: PostgresStore, _ ownership: ShardOwnership) {
        self.ownership = ownership
        connection = SteadyConnection(store)
    }

    /// The names, sorted.
    public func names() throws -> [String] {
        let rows = try connection.run([
            Statement(
                #"SELECT name FROM tribune.blob WHERE shard = $1 AND part = 0 "#
                    + #"ORDER BY name COLLATE "C""#,
                [.integer(ownership.id)])
        ])[0]
        return (0..<rows.count).map { rows.text($0, 0) }
    }

    /// The bytes of a name, each part checked against its digest.
    public func read(_ name: String) throws -> [UInt8]? {
        var whole: [UInt8] = []
        var parts = 1
        var part = 0
        while part < parts {
            let rows = try connection.run([
                Statement(
                    """
                    SELECT bytes, digest, parts FROM tribune.blob
                    WHERE shard = $1 AND name = $2 AND part = $3
                    """, [.integer(ownership.id), .text(name), .integer(part)])
            ])[0]
            if rows.count == 0, part == 0 { return nil }
            guard rows.count == 1, try part == 0 || rows.integer(0, 2) == parts,
                Digests.sha256(rows.bytes(0, 0)) == rows.bytes(0, 1)
            else {
                throw LogError.damaged(
                    file: "shard \(ownership.shard), \(name)", offset: whole.count,
                    why: "these are not the bytes that were written")
            }
            whole += rows.bytes(0, 0)
            parts = try rows.integer(0, 2)
            part += 1
        }
        return whole
    }

    /// Writes bytes over those of this name, in one transaction.
    public func write(_ name: String, _ bytes: [UInt8]) throws {
        let starts = Array(stride(from: 0, to: max(1, bytes.count), by: Self.partBytes))
        let inserts = starts.enumerated().map { part, start in
            let slice = Array(bytes[start..<min(start + Self.partBytes, bytes.count)])
            return owned(
                """
                INSERT INTO tribune.blob (shard, name, part, parts, digest, bytes)
                SELECT id, $3, $4, $5, $6, $7 FROM tribune.shard WHERE id = $1 AND token = $2
                """,
                [
                    .text(name), .integer(part), .integer(starts.count),
                    .bytes(Digests.sha256(slice)), .bytes(slice),
                ])
        }
        let rows = try connection.run([removal(name)] + inserts)
        guard rows.dropFirst().allSatisfy({ $0.affected == 1 }) else {
            throw try ownership.refusal()
        }
    }

    /// Gives bytes another name.
    public func rename(_ name: String, to other: String) throws {
        let rows = try connection.run([
            owned(
                """
                UPDATE tribune.blob AS blob SET name = $4 FROM tribune.shard AS shard
                WHERE shard.id = $1 AND shard.token = $2 AND blob.shard = $1 AND blob.name = $3
                """, [.text(name), .text(other)])
        ])
        guard rows[0].affected > 0 else { throw try ownership.refusal() }
    }

    /// Removes bytes.
    public func remove(_ name: String) throws {
        guard try names().contains(name) else { return }
        let rows = try connection.run([removal(name)])
        guard rows[0].affected > 0 else { throw try ownership.refusal() }
    }

    private func removal(_ name: String) -> Statement {
        owned(
            """
            DELETE FROM tribune.blob AS blob USING tribune.shard AS shard
            WHERE shard.id = $1 AND shard.token = $2 AND blob.shard = $1 AND blob.name = $3
            """, [.text(name)])
    }

    /// A statement that does something only under the right token.
    private func owned(_ sql: String, _ values: [PostgresValue]) -> Statement {
        Statement(sql, [.integer(ownership.id), .integer(ownership.token)] + values)
    }
}

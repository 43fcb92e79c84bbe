public import TransparencyLog

/// Named bytes of a shard, each with its digest. Every daemon may read them; the owner writes.
public struct PostgresBlobs: BlobStorage {
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
                #"SELECT name FROM tribune.blob WHERE shard = $1 ORDER BY name COLLATE "C""#,
                [.integer(ownership.id)])
        ])[0]
        return (0..<rows.count).map { rows.text($0, 0) }
    }

    /// The bytes of a name, checked against their digest.
    public func read(_ name: String) throws -> [UInt8]? {
        let rows = try connection.run([
            Statement(
                "SELECT bytes, digest FROM tribune.blob WHERE shard = $1 AND name = $2",
                [.integer(ownership.id), .text(name)])
        ])[0]
        guard rows.count == 1 else { return nil }
        let bytes = rows.bytes(0, 0)
        guard Digests.sha256(bytes) == rows.bytes(0, 1) else {
            throw LogError.damaged(
                file: "shard \(ownership.shard), \(name)", offset: 0,
                why: "these are not the bytes that were written")
        }
        return bytes
    }

    /// Writes bytes over those of this name.
    public func write(_ name: String, _ bytes: [UInt8]) throws {
        try owned(
            """
            INSERT INTO tribune.blob (shard, name, digest, bytes)
            SELECT id, $3, $4, $5 FROM tribune.shard WHERE id = $1 AND token = $2
            ON CONFLICT (shard, name)
                DO UPDATE SET digest = excluded.digest, bytes = excluded.bytes
            """, [.text(name), .bytes(Digests.sha256(bytes)), .bytes(bytes)])
    }

    /// Gives bytes another name.
    public func rename(_ name: String, to other: String) throws {
        try owned(
            """
            UPDATE tribune.blob AS blob SET name = $4 FROM tribune.shard AS shard
            WHERE shard.id = $1 AND shard.token = $2 AND blob.shard = $1 AND blob.name = $3
            """, [.text(name), .text(other)])
    }

    /// Removes bytes.
    public func remove(_ name: String) throws {
        guard try read(name) != nil else { return }
        try owned(
            """
            DELETE FROM tribune.blob AS blob USING tribune.shard AS shard
            WHERE shard.id = $1 AND shard.token = $2 AND blob.shard = $1 AND blob.name = $3
            """, [.text(name)])
    }

    /// Runs a statement that does something only under the right token.
    private func owned(_ sql: String, _ values: [PostgresValue]) throws {
        let rows = try connection.run([
            Statement(sql, [.integer(ownership.id), .integer(ownership.token)] + values)
        ])
        guard rows[0].affected == 1 else { throw try ownership.refusal() }
    }
}

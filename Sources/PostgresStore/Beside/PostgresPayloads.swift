internal import Synchronization
public import TransparencyLog

/// Encrypted payloads in the database, laid out by the same ids as in files, so that a log can move
/// either way and its entries still find them.
///
/// What is staged travels in the transaction of the next batch: an entry is never durable before
/// its payload. An erasure overwrites nothing on the server's disk at once: old row versions stay
/// until VACUUM, and in archived write-ahead log; there the master key's protection counts.
public final class PostgresPayloads: PayloadStorage {
    private struct State {
        /// Where the next payload lies.
        var next: PayloadID
        /// Sealed, and not yet handed to the writer.
        var staged: [StoredPayload] = []
    }

    private static let segmentBytes = FileLogOptions().segmentBytes
    private static let stagedBytesMax = 32 << 20
    private static let bytesAtOnce = 4 << 20

    private let cipher: PayloadCipher
    private let ownership: ShardOwnership
    private let writer: ShardWriter
    private let reader: SteadyConnection
    private let state: Mutex<State>

    init(_ store: PostgresStore, _ writer: ShardWriter, masterKey: [UInt8]) throws {
        cipher = try PayloadCipher(masterKey: masterKey)
        self.writer = writer
        ownership = writer.ownership
        reader = SteadyConnection(store)
        let rows = try reader.run([
            Statement(
                """
                SELECT id, length FROM tribune.payload WHERE shard = $1 ORDER BY id DESC LIMIT 1
                """, [.integer(ownership.id)])
        ])[0]
        var next = PayloadID.first(inSegment: 0)
        if rows.count == 1 {
            let last = StoredPayload(
                id: PayloadID(rawValue: UInt64(bitPattern: Int64(try rows.integer(0, 0)))),
                length: try rows.integer(0, 1), salt: [], sealed: [])
            next = last.next(segmentBytes: Self.segmentBytes)
        }
        state = Mutex(State(next: next))
    }

    /// Encrypts a payload and stages it; see `PayloadStorage.seal`.
    public func seal(_ payload: [UInt8]) throws -> SealedPayload {
        guard payload.count <= PayloadStore.payloadBytesMax else {
            throw LogError.tooLarge(bytes: payload.count, limit: PayloadStore.payloadBytesMax)
        }
        let salt = PayloadCipher.random32()
        let sealed = try cipher.seal(payload, salt: salt)
        let id = try state.withLock { state in
            let waiting = state.staged.reduce(0) { $0 + $1.sealed.count }
            guard waiting + sealed.count <= Self.stagedBytesMax else { throw LogError.queueFull }
            let stored = StoredPayload(
                id: state.next, length: payload.count, salt: salt, sealed: sealed)
            state.staged.append(stored)
            state.next = stored.next(segmentBytes: Self.segmentBytes)
            return stored.id
        }
        return SealedPayload(id: id, commitment: Digests.hmacSHA256(key: salt, payload))
    }

    /// Hands everything staged to the writer; see `CommitCompanion`.
    public func commit() {
        state.withLock { state in
            writer.take(state.staged)
            state.staged = []
        }
    }

    /// Decrypts a payload and checks it; see `PayloadStorage.open`.
    public func open(_ id: PayloadID, commitment: [UInt8]) throws -> [UInt8] {
        // From the front to the back, as it travels: it is never between two places.
        let waiting =
            state.withLock { $0.staged.first { $0.id == id } } ?? writer.waiting(id)
        guard let stored = try waiting ?? find(id) else {
            throw LogError.missing(file: "shard \(ownership.shard), payload \(id)")
        }
        guard !stored.isErased else { throw LogError.erased(id.description) }
        guard let payload = try? cipher.open(stored.sealed[...], salt: stored.salt),
            Digests.equal(Digests.hmacSHA256(key: stored.salt, payload), commitment)
        else {
            throw LogError.damaged(
                file: "shard \(ownership.shard), payload \(id)", offset: 0,
                why: "this is not the payload committed to")
        }
        return payload
    }

    /// Removes salt and ciphertext; see `PayloadStorage.erase`.
    public func erase(_ id: PayloadID) throws {
        try flush()
        let rows = try reader.run([
            Statement(
                """
                UPDATE tribune.payload AS payload SET salt = NULL, sealed = NULL
                FROM tribune.shard AS shard
                WHERE payload.shard = $1 AND payload.id = $2
                    AND shard.id = $1 AND shard.token = $3
                """, [.integer(ownership.id), Self.value(id), .integer(ownership.token)])
        ])
        guard rows[0].affected == 1 else {
            guard try find(id) == nil else { throw try ownership.refusal() }
            throw LogError.missing(file: "shard \(ownership.shard), payload \(id)")
        }
    }

    /// Durable payloads from after an id on; see `PayloadStorage.stored`.
    public func stored(after id: PayloadID?) throws -> [StoredPayload] {
        try flush()
        // By size first: the rows themselves may be too many for one answer.
        let rows = try reader.run([
            Statement(
                """
                SELECT id, length, salt, sealed FROM (
                    SELECT *, sum(length + 64) OVER (ORDER BY id) - length AS before
                    FROM (SELECT * FROM tribune.payload WHERE shard = $1 AND id > $2
                        ORDER BY id LIMIT 4096) AS next
                ) AS item WHERE before <= $3 ORDER BY id
                """,
                [
                    .integer(ownership.id), id.map(Self.value) ?? .integer(-1),
                    .integer(Self.bytesAtOnce),
                ])
        ])[0]
        return try (0..<rows.count).map { try Self.payload(rows, $0) }
    }

    /// Stores payloads of another store; see `PayloadStorage.restore`.
    public func restore(_ payloads: [StoredPayload]) throws {
        guard let last = payloads.last else { return }
        writer.take(payloads)
        try writer.flush()
        state.withLock { $0.next = last.next(segmentBytes: Self.segmentBytes) }
    }

    private func flush() throws {
        commit()
        try writer.flush()
    }

    private func find(_ id: PayloadID) throws -> StoredPayload? {
        let rows = try reader.run([
            Statement(
                """
                SELECT id, length, salt, sealed FROM tribune.payload WHERE shard = $1 AND id = $2
                """, [.integer(ownership.id), Self.value(id)], name: "payload")
        ])[0]
        return rows.count == 1 ? try Self.payload(rows, 0) : nil
    }

    private static func payload(_ rows: Rows, _ row: Int) throws -> StoredPayload {
        StoredPayload(
            id: PayloadID(rawValue: UInt64(bitPattern: Int64(try rows.integer(row, 0)))),
            length: try rows.integer(row, 1), salt: rows.bytes(row, 2), sealed: rows.bytes(row, 3))
    }

    private static func value(_ id: PayloadID) -> PostgresValue {
        .integer(Int(Int64(bitPattern: id.rawValue)))
    }
}

internal import Synchronization
internal import TransparencyLog

/// The one connection on which a shard grows. Whatever goes wrong on it ends it: nobody knows then
/// what the database holds, and only a new start may look.
final class ShardWriter: Sendable {
    private struct State {
        var connection: PostgresConnection?
        var failure: PostgresError?
    }

    /// Payloads on their way. Behind a lock of its own, free while the database works.
    private struct Payloads {
        /// The next batch takes them along.
        var handed: [StoredPayload] = []
        /// On their way to the database, or lost with the writer.
        var sent: [StoredPayload] = []

        mutating func send() -> [StoredPayload] {
            sent = handed
            handed = []
            return sent
        }
    }

    let ownership: ShardOwnership
    private let payloads = Mutex(Payloads())
    private let state: Mutex<State>

    init(_ store: PostgresStore, _ ownership: ShardOwnership) throws(PostgresError) {
        self.ownership = ownership
        let connection = try store.connect()
        // The address may name another server than the one that was looked at.
        try ServerCheck.run(connection, store.options)
        state = Mutex(State(connection: connection))
    }

    /// Hands payloads over, to become durable with the next batch or neither.
    func take(_ payloads: [StoredPayload]) {
        self.payloads.withLock { $0.handed += payloads }
    }

    /// A payload that was handed over and may not be durable yet.
    func waiting(_ id: PayloadID) -> StoredPayload? {
        payloads.withLock { payloads in
            (payloads.sent + payloads.handed).first { $0.id == id }
        }
    }

    /// Makes payloads durable that no batch has taken along.
    func flush() throws(PostgresError) {
        try state.withLock { state throws(PostgresError) in
            if let failure = state.failure { throw failure }
            let sent = payloads.withLock { $0.send() }
            guard !sent.isEmpty else { return }
            let inserted = try commit([Self.insert(sent, ownership)], &state)[0]
            guard inserted.affected == sent.count else {
                throw fail(try ownership.refusal(), &state)
            }
            payloads.withLock { $0.sent = [] }
        }
    }

    /// Makes a batch durable, and the payloads before it: one transaction, one round trip.
    ///
    /// - Throws: `LogError.fenced` when the shard has another size: the next batch may be right.
    ///   Any other error is final.
    func append(_ batch: EntryBatch, expecting index: Int, cost: Int) throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            let sent = payloads.withLock { $0.send() }
            // Payloads must not go in when the batch does not: the first statement looks, and its
            // lock on the row holds until both are in.
            let before = sent.isEmpty ? [] : [Self.insert(sent, ownership, at: index)]
            let rows = try commit(
                before + [Self.insert(batch, index, cost, ownership)], &state)
            guard let last = rows.last, last.affected == batch.count else {
                // A log that was fenced may go on, with its payloads.
                payloads.withLock { $0.handed = sent + $0.handed }
                throw try refusal(expecting: index, &state)
            }
            payloads.withLock { $0.sent = [] }
        }
    }

    /// Ends the connection.
    func close() {
        state.withLock { state in
            state.connection = nil
            state.failure = state.failure ?? .ended("the store was closed")
        }
    }

    private func commit(
        _ statements: [Statement], _ state: inout State
    ) throws(PostgresError) -> [Rows] {
        guard let connection = state.connection else { throw .ended("the store was closed") }
        do throws(PostgresError) {
            return try connection.run(statements)
        } catch {
            throw fail(error, &state)
        }
    }

    private func fail(_ error: PostgresError, _ state: inout State) -> PostgresError {
        state.failure = .ended("an earlier commit failed: \(error)")
        state.connection = nil
        return error
    }

    /// Why a batch was not taken. Another size with the right token is the fence of the log itself.
    private func refusal(expecting index: Int, _ state: inout State) throws -> any Error {
        let (id, token) = (ownership.id, ownership.token)
        let rows = try commit(
            [
                Statement(
                    """
                    SELECT size, token, expires > clock_timestamp()
                    FROM tribune.shard WHERE id = $1
                    """, [.integer(id)])
            ], &state)[0]
        guard rows.count == 1, try rows.integer(0, 1) == token else {
            return fail(.superseded(shard: ownership.shard, token: token), &state)
        }
        let size = try rows.integer(0, 0)
        guard rows.flag(0, 2), size != index else {
            return fail(.lapsed(shard: ownership.shard), &state)
        }
        return LogError.fenced(expected: index, actual: size)
    }

    private static func insert(
        _ batch: EntryBatch, _ index: Int, _ cost: Int, _ ownership: ShardOwnership
    ) -> Statement {
        Statement(
            """
            WITH moved AS (
                UPDATE tribune.shard SET size = size + $4, used = used + $5
                WHERE id = $1 AND token = $2 AND size = $3 AND expires > clock_timestamp()
                    AND moved IS NULL
                RETURNING id)
            INSERT INTO tribune.entry (shard, index, bytes)
            SELECT moved.id, $3 + item.place - 1, item.bytes
            FROM moved, unnest($6::bytea[]) WITH ORDINALITY AS item (bytes, place)
            """,
            [
                .integer(ownership.id), .integer(ownership.token), .integer(index),
                .integer(batch.count), .integer(cost), .batch(batch),
            ], name: "append")
    }

    /// - Parameter index: the size that the shard must have, if any.
    private static func insert(
        _ payloads: [StoredPayload], _ ownership: ShardOwnership, at index: Int = -1
    ) -> Statement {
        Statement(
            """
            WITH owned AS (
                SELECT id FROM tribune.shard
                WHERE id = $1 AND token = $2 AND ($3 < 0 OR size = $3)
                    AND expires > clock_timestamp() AND moved IS NULL
                FOR UPDATE)
            INSERT INTO tribune.payload (shard, id, length, salt, sealed)
            SELECT owned.id, item.* FROM owned,
                unnest($4::bigint[], $5::bigint[], $6::bytea[], $7::bytea[]) AS item
            """,
            [
                .integer(ownership.id), .integer(ownership.token), .integer(index),
                .integers(payloads.map { Int($0.id.rawValue) }),
                .integers(payloads.map(\.length)),
                .byteStrings(payloads.map { $0.isErased ? nil : $0.salt }),
                .byteStrings(payloads.map { $0.isErased ? nil : $0.sealed }),
            ], name: "payloads")
    }
}

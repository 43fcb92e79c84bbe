internal import Synchronization

/// Encrypted payloads beside the log, each of which can be erased for good without touching the
/// log: the log holds only salted commitments.
///
/// `seal` stages a payload in memory; `commit`, called by the log before each batch, makes all
/// staged payloads durable with one flush. So an entry is never durable before its payload. One
/// process at a time, which the log's lock ensures. Formats: Specs/log.md.
public final class PayloadStore: PayloadStorage {
    /// The longest payload in bytes.
    public static let payloadBytesMax = 16 << 20

    private struct State {
        var segments: PayloadSegments
        /// Staged and not yet durable, in order.
        var staged: [PayloadSegments.Chunk] = []
        /// Being written; still readable from here.
        var writing: [PayloadSegments.Chunk] = []
        var failure: LogError?
    }

    private let cipher: PayloadCipher
    private let fileSystem: any FileSystem
    private let stagedBytesMax: Int
    private let state: Mutex<State>
    /// Held while writing: commits do not overtake each other.
    private let writer = Mutex(())

    /// Opens or makes a store.
    ///
    /// - Parameters:
    ///   - folder: a folder of its own.
    ///   - masterKey: 32 bytes; see `PayloadKeyFile`.
    ///   - stagedBytesMax: bytes that may wait for a commit; beyond, `seal` throws `queueFull`.
    public convenience init(
        folder: String, masterKey: [UInt8], options: FileLogOptions = FileLogOptions(),
        stagedBytesMax: Int = 32 << 20
    ) throws {
        try self.init(
            folder: folder, masterKey: masterKey, options: options,
            stagedBytesMax: stagedBytesMax, fileSystem: HostFileSystem())
    }

    /// The same with another file system behind it, for tests that inject faults.
    package init(
        folder: String, masterKey: [UInt8], options: FileLogOptions, stagedBytesMax: Int,
        fileSystem: any FileSystem
    ) throws {
        cipher = try PayloadCipher(masterKey: masterKey)
        self.fileSystem = fileSystem
        self.stagedBytesMax = stagedBytesMax
        let segments = try PayloadSegments(
            folder: folder, options: options, fileSystem: fileSystem)
        state = Mutex(State(segments: segments))
    }

    /// Encrypts a payload and stages it. It is durable once an entry enqueued afterwards is, or
    /// after `commit`.
    ///
    /// - Throws: `tooLarge`, `queueFull`, `noSpace`, `poisoned`; then nothing was stored.
    public func seal(_ payload: [UInt8]) throws -> SealedPayload {
        guard payload.count <= Self.payloadBytesMax else {
            throw LogError.tooLarge(bytes: payload.count, limit: Self.payloadBytesMax)
        }
        let salt = PayloadCipher.random32()
        let sealed = try cipher.seal(payload, salt: salt)
        let size = PayloadRecord.bytes(length: payload.count)
        let id = try state.withLock { state in
            if let failure = state.failure { throw failure }
            let waiting = state.staged.reduce(0) { $0 + $1.bytes.count }
            guard waiting + size <= stagedBytesMax else { throw LogError.queueFull }
            let (id, file) = try state.segments.take(size)
            let record = PayloadRecord.encode(
                id: id, length: payload.count, salt: salt, sealed: sealed)
            if let last = state.staged.indices.last, state.staged[last].continues(at: id) {
                state.staged[last].bytes += record
            } else {
                state.staged.append(.init(id: id, file: file, bytes: record))
            }
            return id
        }
        return SealedPayload(id: id, commitment: Digests.hmacSHA256(key: salt, payload))
    }

    /// Makes everything staged durable. After an error the store takes no more payloads.
    public func commit() throws {
        try writer.withLock { _ in
            let chunks = state.withLock { state in
                state.writing = state.staged
                state.staged = []
                return state.writing
            }
            do {
                try write(chunks)
            } catch {
                state.withLock { $0.failure = .poisoned("\(error)") }
                throw error
            }
            state.withLock { $0.writing = [] }
        }
    }

    private func write(_ chunks: [PayloadSegments.Chunk]) throws {
        for chunk in chunks {
            try fileSystem.write(chunk.file, chunk.bytes, at: chunk.id.offset)
        }
        for (position, chunk) in chunks.enumerated() {
            // Chunks of one file follow each other: its last one flushes them all.
            let next = position + 1
            guard next == chunks.count || chunks[next].id.segment != chunk.id.segment else {
                continue
            }
            try fileSystem.flush(chunk.file)
        }
    }

    /// Decrypts a payload and checks it.
    ///
    /// - Parameter commitment: what the log says about it.
    /// - Throws: `LogError.erased`; `LogError.damaged` when it is not the payload committed to.
    public func open(_ id: PayloadID, commitment: [UInt8]) throws -> [UInt8] {
        let (record, sealed, path) = try find(id)
        guard !record.isErased else { throw LogError.erased(id.description) }
        guard let payload = try? cipher.open(sealed, salt: record.salt),
            Digests.equal(Digests.hmacSHA256(key: record.salt, payload), commitment)
        else {
            throw LogError.damaged(
                file: path, offset: id.offset, why: "this is not the payload committed to")
        }
        return payload
    }

    /// Overwrites a payload and its salt, durably. What remains is its length. Erasing twice is
    /// no error. A copy in a backup or in the spare area of a solid-state disk is out of reach;
    /// there the salt's loss counts only together with the master key's protection.
    public func erase(_ id: PayloadID) throws {
        try commit()
        let (record, _, path) = try find(id)
        let file = try fileSystem.open(path, create: false, mode: 0)
        let zeros = PayloadRecord.encodeErased(id: id, length: record.length)
        try fileSystem.write(file, zeros, at: id.offset)
        try fileSystem.flush(file)
    }

    /// Durable payloads from after an id on; see `PayloadStorage.stored`.
    public func stored(after id: PayloadID?) throws -> [StoredPayload] {
        try commit()
        let newest = state.withLock { $0.segments.newest }
        var place = try id.map(end) ?? .first(inSegment: 0)
        var found: [StoredPayload] = []
        var bytes = 0
        while place.segment <= newest, bytes < 4 << 20 {
            guard let (payload, end) = try payload(at: place) else {
                place = .first(inSegment: place.segment + 1)
                continue
            }
            found.append(payload)
            bytes += end - place.offset
            place = PayloadID(segment: place.segment, offset: end)
        }
        return found
    }

    /// Stores payloads of another store at their ids; see `PayloadStorage.restore`.
    public func restore(_ payloads: [StoredPayload]) throws {
        try state.withLock { state in
            for payload in payloads {
                try state.segments.advance(to: payload.id.segment)
                let bytes = PayloadRecord.encode(payload)
                let (id, file) = try state.segments.take(bytes.count)
                guard id == payload.id else {
                    throw LogError.inconsistent(
                        "payload \(payload.id) would lie at \(id): the stores differ in sizes")
                }
                state.staged.append(.init(id: id, file: file, bytes: bytes))
            }
        }
        try commit()
    }

    /// What begins at a place and where it ends; nil where no record begins.
    private func payload(at place: PayloadID) throws -> (StoredPayload, Int)? {
        let bytes = try read(place, state.withLock { $0.segments.path(place.segment) })
        guard let record = PayloadRecord(header: bytes, id: place),
            bytes.count >= PayloadRecord.bytes(length: record.length)
        else { return nil }
        let end = PayloadRecord.bytes(length: record.length)
        let sealed = record.isErased ? [] : Array(bytes[PayloadRecord.headerBytes..<end])
        let payload = StoredPayload(
            id: place, length: record.length, salt: record.salt, sealed: sealed)
        return (payload, place.offset + end)
    }

    private func end(of id: PayloadID) throws -> PayloadID {
        guard let (_, end) = try payload(at: id) else {
            throw LogError.missing(file: "payload \(id)")
        }
        return PayloadID(segment: id.segment, offset: end)
    }

    private func find(_ id: PayloadID) throws -> (PayloadRecord, ArraySlice<UInt8>, String) {
        let path = state.withLock { $0.segments.path(id.segment) }
        let waiting = state.withLock { state in
            (state.writing + state.staged).lazy.compactMap { $0.bytes(from: id) }.first
        }
        let bytes = try waiting ?? read(id, path)
        guard let record = PayloadRecord(header: bytes, id: id),
            bytes.count >= PayloadRecord.bytes(length: record.length)
        else {
            throw LogError.damaged(file: path, offset: id.offset, why: "no payload begins here")
        }
        let start = bytes.startIndex + PayloadRecord.headerBytes
        let end = bytes.startIndex + PayloadRecord.bytes(length: record.length)
        return (record, bytes[start..<end], path)
    }

    private func read(_ id: PayloadID, _ path: String) throws -> ArraySlice<UInt8> {
        let file = try fileSystem.open(path, create: false, mode: 0)
        let header = try fileSystem.read(file, at: id.offset, count: PayloadRecord.headerBytes)
        guard let record = PayloadRecord(header: header[...], id: id) else { return [] }
        let size = PayloadRecord.bytes(length: record.length)
        return try fileSystem.read(file, at: id.offset, count: size)[...]
    }
}

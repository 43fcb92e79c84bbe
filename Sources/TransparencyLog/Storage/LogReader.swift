/// Reads what a log has published: the whole of a C2SP tlog-tiles log.
public protocol LogReader: Sendable {
    /// The newest signed checkpoint, or `nil` when none was ever published.
    func checkpoint() throws -> [UInt8]?

    /// The bytes of a tile or bundle, or `nil` when there is no such file.
    func resource(_ path: TilePath) throws -> [UInt8]?
}

extension LogReader {
    /// The hashes of a tile. A partial tile that has been replaced by the full one is cut from it.
    ///
    /// - Throws: `LogError.missing`, or `LogError.damaged` when the length is wrong.
    public func hashes(_ path: TilePath) throws -> [TreeHash] {
        let found = try resource(path).map { ($0, path) }
        let full = try found ?? resource(path.full).map { ($0, path.full) }
        guard let (bytes, place) = full else { throw LogError.missing(file: path.path) }
        guard bytes.count == place.width * TreeHash.byteCount else {
            throw LogError.damaged(
                file: place.path, offset: bytes.count,
                why: "the tile has \(bytes.count) bytes, not \(place.width * TreeHash.byteCount)")
        }
        return (0..<path.width).compactMap {
            TreeHash(bytes[$0 * TreeHash.byteCount..<($0 + 1) * TreeHash.byteCount])
        }
    }

    /// The entries of a bundle, at least as many as its width asks for, cut to it.
    ///
    /// - Throws: `LogError.missing`, or `LogError.damaged`.
    public func entries(_ path: TilePath) throws -> EntryBatch {
        let found = try resource(path).map { ($0, path) }
        let full = try found ?? resource(path.full).map { ($0, path.full) }
        guard let (bytes, place) = full else { throw LogError.missing(file: path.path) }
        let batch: EntryBatch
        do throws(LogError) {
            batch = try EntryBatch(body: bytes)
        } catch {
            throw LogError.damaged(file: place.path, offset: bytes.count, why: error.description)
        }
        guard batch.count == place.width else {
            throw LogError.damaged(
                file: place.path, offset: bytes.count,
                why: "the bundle has \(batch.count) entries, not \(place.width)")
        }
        return batch.slice(0..<path.width)
    }
}

/// Recomputes a whole log from its entries, trusting nothing but a key.
public struct LogVerifier: Sendable {
    private let key: VerifierKey

    /// - Parameter key: the log's key; its name is the log's origin.
    public init(key: VerifierKey) {
        self.key = key
    }

    /// Verifies a folder: the signature, every entry, every tile, also partial ones that are left
    /// from earlier checkpoints, and that the log continues an earlier checkpoint.
    ///
    /// - Parameter earlier: a checkpoint seen before; without it, a log that was rolled back to
    ///   an older signed state cannot be told from that state.
    /// - Returns: the verified checkpoint.
    /// - Throws: `LogError` naming the first file that is wrong.
    public func verify(
        folder: String, earlier: SignedCheckpoint? = nil
    ) throws -> SignedCheckpoint {
        let reader = FolderReader(folder: folder)
        let signed = try verify(reader, earlier: earlier)
        for path in TilePath.covering(size: signed.checkpoint.size) {
            for width in try reader.partialWidths(path) where width < path.width {
                try checkOldPartial(reader, path, width: width)
            }
        }
        return signed
    }

    /// Verifies what a reader gives: the signature, every entry and every tile of the newest
    /// checkpoint, and that it continues an earlier one.
    public func verify(
        _ reader: some LogReader, earlier: SignedCheckpoint? = nil
    ) throws -> SignedCheckpoint {
        let signed = try open(reader)
        if let earlier { try checkOrder(earlier.checkpoint, signed.checkpoint) }
        let size = signed.checkpoint.size
        var edge = TreeEdge()
        var filled: [TreeEdge.FullTile] = []
        for path in TilePath.covering(size: size) where path.kind == .entries {
            let batch = try reader.entries(path)
            for position in 0..<batch.count {
                if let earlier, edge.size == earlier.checkpoint.size {
                    try checkRoot(edge, earlier.checkpoint)
                }
                edge.append(batch.leafHash(position), filled: &filled)
            }
            for tile in filled { try checkTile(reader, tile) }
            filled.removeAll(keepingCapacity: true)
        }
        for tile in edge.partialTiles { try checkTile(reader, tile) }
        if let earlier, edge.size == earlier.checkpoint.size {
            try checkRoot(edge, earlier.checkpoint)
        }
        guard edge.root == signed.checkpoint.root else {
            throw LogError.inconsistent(
                "checkpoint: the \(size) entries do not give the signed root")
        }
        return signed
    }

    /// Checks with the hash tiles alone that the newest checkpoint continues an earlier one:
    /// what a witness does before it cosigns. Costs a few tiles, not the whole log.
    public func verifyConsistency(
        _ reader: some LogReader, since earlier: SignedCheckpoint?
    ) throws -> SignedCheckpoint {
        let signed = try open(reader)
        let new = signed.checkpoint
        var tiles = TileHashes(size: new.size) { try reader.hashes($0) }
        guard try tiles.root(count: new.size) == new.root else {
            throw LogError.inconsistent("checkpoint: the tiles do not give the signed root")
        }
        guard let old = earlier?.checkpoint else { return signed }
        try checkOrder(old, new)
        let proof = try tiles.consistencyProof(oldSize: old.size)
        let consistent = Merkle.isConsistent(
            oldSize: old.size, oldRoot: old.root, newSize: new.size, newRoot: new.root,
            proof: proof)
        guard consistent else { throw forked(old) }
        return signed
    }

    private func open(_ reader: some LogReader) throws -> SignedCheckpoint {
        guard let note = try reader.checkpoint() else {
            throw LogError.missing(file: "checkpoint")
        }
        return try SignedCheckpoint(note, key: key)
    }

    private func checkOrder(_ old: Checkpoint, _ new: Checkpoint) throws {
        guard old.origin.utf8.elementsEqual(new.origin.utf8) else {
            throw LogError.malformed("the earlier checkpoint is of another log, \(old.origin)")
        }
        guard old.size <= new.size else {
            throw LogError.inconsistent(
                "the log was rolled back or cut: it had \(old.size) entries before, now "
                    + "\(new.size)")
        }
    }

    private func checkRoot(_ edge: TreeEdge, _ earlier: Checkpoint) throws {
        guard edge.root == earlier.root else { throw forked(earlier) }
    }

    private func forked(_ earlier: Checkpoint) -> LogError {
        .inconsistent(
            "the log was rewritten: its first \(earlier.size) entries are not those of the "
                + "earlier checkpoint")
    }

    private func checkTile(_ reader: some LogReader, _ tile: TreeEdge.FullTile) throws {
        let found = try reader.hashes(tile.path)
        guard let wrong = zip(found, tile.hashes).enumerated().first(where: { $1.0 != $1.1 })
        else { return }
        throw LogError.damaged(
            file: tile.path.path, offset: wrong.offset * TreeHash.byteCount,
            why: "hash \(wrong.offset) does not follow from the entries")
    }

    /// A partial file is the beginning of the wider one, which has been verified.
    private func checkOldPartial(
        _ reader: FolderReader, _ path: TilePath, width: Int
    ) throws {
        let partial = TilePath(path.kind, index: path.index, width: width)
        guard let found = try reader.resource(partial) else { return }
        let expected: [UInt8]
        if case .entries = path.kind {
            expected = try reader.entries(path).slice(0..<width).body
        } else {
            expected =
                LogResource(
                    TreeEdge.FullTile(
                        path: partial, hashes: Array(try reader.hashes(path).prefix(width)))
                ).bytes
        }
        guard found == expected else {
            let offset = zip(found, expected).enumerated().first { $1.0 != $1.1 }?.offset
            throw LogError.damaged(
                file: partial.path, offset: offset ?? min(found.count, expected.count),
                why: "the partial file is not the beginning of the wider one")
        }
    }
}

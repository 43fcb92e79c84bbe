/// Opens a log over its store: checks that what is durable is the log that was signed.
struct LogStart {
    var recovered: RecoveredLog
    var edge: TreeEdge
    var newest: SignedCheckpoint
    /// Whether published tiles were missing or wrong and were derived again.
    var rebuilt: Bool

    init(_ storage: any LogStorage, key: borrowing SignerKey) throws {
        recovered = try storage.recover(everything: false)
        rebuilt = false
        guard let bytes = recovered.checkpoint else {
            guard recovered.size == 0 else {
                throw LogError.inconsistent(
                    "the log has \(recovered.size) entries but its signed checkpoint is missing")
            }
            edge = TreeEdge()
            let head = Checkpoint(origin: key.verifier.name, size: 0, root: Merkle.emptyRoot)
            newest = try SignedCheckpoint(signing: head, with: key)
            try storage.publish(checkpoint: newest.note.bytes, size: 0)
            return
        }
        newest = try SignedCheckpoint(bytes, key: key.verifier)
        let size = newest.checkpoint.size
        guard recovered.size >= size else {
            throw LogError.inconsistent(
                "the log has \(recovered.size) entries but a checkpoint over \(size) was signed: "
                    + "it was cut or rolled back; restore the newest copy")
        }
        let loaded = try? TreeEdge(size: size) { try storage.hashes($0) }
        if let loaded, loaded.root == newest.checkpoint.root {
            edge = loaded
            try Self.checkTail(storage, edge)
        } else {
            edge = try Self.rebuild(storage, newest.checkpoint)
            rebuilt = true
        }
    }

    /// The entries of the partial bundle, read from the durable truth, must be the signed ones.
    private static func checkTail(_ storage: any LogStorage, _ edge: TreeEdge) throws {
        var index = edge.size - edge.size % TilePath.fullWidth
        while index < edge.size {
            let batch = try storage.read(from: index, limit: edge.size - index)
            for position in 0..<batch.count {
                let signed = edge.levels[0][index % TilePath.fullWidth]
                guard batch.leafHash(position) == signed else {
                    throw LogError.inconsistent(
                        "entry \(index) is not the entry that the checkpoint signs")
                }
                index += 1
            }
        }
    }

    /// Derives all tiles from the durable entries; they must give the signed root.
    private static func rebuild(
        _ storage: any LogStorage, _ signed: Checkpoint
    ) throws -> TreeEdge {
        _ = try storage.recover(everything: true)
        let edge = try Publisher.writeTree(storage, from: TreeEdge(), to: signed.size)
        guard edge.root == signed.root else {
            throw LogError.inconsistent(
                "the entries do not give the root that the checkpoint over \(signed.size) signs")
        }
        return edge
    }
}

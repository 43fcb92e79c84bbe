internal import Synchronization

/// Folds durable entries into the tree and publishes bundles, tiles and the signed checkpoint.
final class Publisher: Sendable {
    /// What readers ask for; never held while the disk is at work.
    private struct Published {
        var newest: SignedCheckpoint
        var failure: String?
    }

    /// Files are handed to the store in groups of about this many: bounds the memory.
    private static let filesAtOnce = 256
    private static let entriesAtOnce = 4096

    private let storage: any LogStorage
    private let key: SignerKey
    /// The tree of the newest checkpoint; held while publishing.
    private let tree: Mutex<TreeEdge>
    private let published: Mutex<Published>

    init(
        storage: any LogStorage, key: consuming SignerKey, edge: TreeEdge, newest: SignedCheckpoint
    ) {
        self.storage = storage
        self.key = key
        tree = Mutex(edge)
        published = Mutex(Published(newest: newest, failure: nil))
    }

    var newest: SignedCheckpoint { published.withLock { $0.newest } }

    /// Why the newest attempt to publish failed, if it did.
    var failure: String? { published.withLock { $0.failure } }

    /// Publishes a checkpoint over `size` durable entries, unless it is there already.
    func publish(size: Int) throws -> SignedCheckpoint {
        try tree.withLock { edge in
            guard size > edge.size else { return newest }
            do {
                let signed = try advance(&edge, to: size)
                published.withLock { $0 = Published(newest: signed, failure: nil) }
                return signed
            } catch {
                published.withLock { $0.failure = "\(error)" }
                throw error
            }
        }
    }

    private func advance(_ edge: inout TreeEdge, to size: Int) throws -> SignedCheckpoint {
        let next = try Self.writeTree(storage, from: edge, to: size)
        let head = Checkpoint(origin: key.verifier.name, size: size, root: next.root)
        let signed = try SignedCheckpoint(signing: head, with: key)
        try storage.publish(checkpoint: signed.note.bytes, size: size)
        edge = next
        return signed
    }

    /// Writes the files by which the tree of `size` entries differs from the tree of `edge`.
    static func writeTree(
        _ storage: any LogStorage, from old: TreeEdge, to size: Int
    ) throws -> TreeEdge {
        var edge = old
        var files: [LogResource] = []
        var bundle = EntryBatch()
        var filled: [TreeEdge.FullTile] = []
        // The partial bundle is written anew, so its older entries are read again.
        var index = old.size - old.size % TilePath.fullWidth
        while index < size {
            let batch = try storage.read(from: index, limit: min(size - index, entriesAtOnce))
            for position in 0..<batch.count {
                if index + position >= old.size {
                    edge.append(batch.leafHash(position), filled: &filled)
                }
                bundle.append(batch.body[batch.ranges[position]])
                guard bundle.count == TilePath.fullWidth else { continue }
                let path = TilePath(.entries, index: (index + position) / TilePath.fullWidth)
                files.append(LogResource(path: path, bytes: bundle.body))
                bundle = EntryBatch()
            }
            index += batch.count
            files += filled.map { LogResource($0) }
            filled.removeAll(keepingCapacity: true)
            if files.count >= filesAtOnce {
                try storage.write(files)
                files.removeAll(keepingCapacity: true)
            }
        }
        files += partialFiles(edge, bundle, since: old)
        try storage.write(files)
        return edge
    }

    private static func partialFiles(
        _ edge: TreeEdge, _ bundle: EntryBatch, since old: TreeEdge
    ) -> [LogResource] {
        let known = Set(old.partialTiles.map(\.path))
        let tiles = edge.partialTiles.filter { !known.contains($0.path) }.map { LogResource($0) }
        guard bundle.count > 0 else { return tiles }
        let path = TilePath(
            .entries, index: edge.size / TilePath.fullWidth, width: bundle.count)
        return tiles + [LogResource(path: path, bytes: bundle.body)]
    }
}

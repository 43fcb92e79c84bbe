/// Moves a log with what lies beside it from one store to another, byte for byte: the same entries
/// at the same indexes, the same signed checkpoint, payloads under the same ids and still sealed.
///
/// Nothing is believed to have arrived: the new store is read back, its tree is built from its own
/// entries, and its root must be the signed one. Only then is the old store marked as moved, so
/// that at no time both can be written.
public struct StoreMigration: Sendable {
    /// What was moved.
    public struct Report: Sendable, Hashable {
        /// Number of entries.
        public var entries = 0
        /// Entries under the checkpoint.
        public var signed = 0
        /// The root over all entries, of both stores.
        public var root = Merkle.emptyRoot
        /// Number of payloads, erased ones included.
        public var payloads = 0
        /// Number of snapshots.
        public var snapshots = 0

        /// Nothing was moved.
        public init() {}

        init(entries: Int, signed: Int) {
            self.entries = entries
            self.signed = signed
        }
    }

    private static let bytesAtOnce = 1 << 20

    let source: LogStores
    let target: LogStores
    private let key: VerifierKey

    /// The key that must have signed the source.
    var sourceKey: VerifierKey { key }

    /// A move between two stores that nobody else uses meanwhile.
    ///
    /// - Parameter key: the log's key, which must have signed its checkpoint.
    public init(from source: LogStores, to target: LogStores, key: VerifierKey) {
        self.source = source
        self.target = target
        self.key = key
    }

    /// Moves everything and closes both stores.
    ///
    /// - Parameter place: what the old store says of where its log is now.
    /// - Throws: `LogError` or the store's own error. Then the old store is as it was, and the new
    ///   one is to be thrown away.
    public func run(place: String) throws -> Report {
        let found = try source.log.recover(everything: true)
        guard let bytes = found.checkpoint else {
            throw LogError.inconsistent("the old store holds no signed log")
        }
        let signed = try SignedCheckpoint(bytes, key: key)
        try expectEmpty()
        var report = Report(entries: found.size, signed: signed.checkpoint.size)
        report.payloads = try movePayloads()
        report.root = try moveEntries(found.size)
        try publish(signed, root: report.root, size: found.size)
        report.snapshots = try moveSnapshots()
        try target.log.close(clean: found.closedCleanly)
        try source.log.markMoved(to: place)
        try source.log.close(clean: false)
        return report
    }

    func expectEmpty() throws {
        let found = try target.log.recover(everything: false)
        guard found.size == 0, found.checkpoint == nil,
            try target.payloads.stored(after: nil).isEmpty, try target.snapshots.names().isEmpty
        else { throw LogError.inconsistent("the new store is not empty") }
    }

    /// Appends every entry; returns the root over them as they were read from the old store.
    func moveEntries(_ size: Int) throws -> TreeHash {
        var edge = TreeEdge()
        var filled: [TreeEdge.FullTile] = []
        while edge.size < size {
            let batch = try source.log.read(from: edge.size, limit: size - edge.size)
            for part in Self.parts(batch) {
                let slice = batch.slice(part)
                let cost = slice.body.count + slice.count * target.log.entryOverhead
                target.log.prepareSpace()
                guard target.log.room(reserve: true) >= cost else { throw LogError.noSpace }
                try target.log.append(slice, expecting: edge.size)
                for position in part { edge.append(batch.leafHash(position), filled: &filled) }
                filled.removeAll(keepingCapacity: true)
            }
        }
        return edge.root
    }

    /// Builds the tree from what the new store holds; it must be the signed one, and beyond it that
    /// of the old store.
    func publish(_ signed: SignedCheckpoint, root: TreeHash, size: Int) throws {
        let head = signed.checkpoint
        var edge = try Publisher.writeTree(target.log, from: TreeEdge(), to: head.size)
        guard edge.root == head.root else {
            throw LogError.inconsistent(
                "the entries do not give the root that the checkpoint over \(head.size) signs")
        }
        var filled: [TreeEdge.FullTile] = []
        while edge.size < size {
            let batch = try target.log.read(from: edge.size, limit: size - edge.size)
            for position in 0..<batch.count {
                edge.append(batch.leafHash(position), filled: &filled)
            }
        }
        guard edge.root == root else {
            throw LogError.inconsistent("the new store gives back other entries than it was given")
        }
        try target.log.publish(checkpoint: signed.note.bytes, size: head.size)
    }

    func movePayloads() throws -> Int {
        var last: PayloadID?
        var count = 0
        while true {
            let found = try source.payloads.stored(after: last)
            guard let end = found.last else { break }
            try target.payloads.restore(found)
            count += found.count
            last = end.id
        }
        try comparePayloads()
        return count
    }

    private func comparePayloads() throws {
        var (old, new) = (PayloadCursor(source.payloads), PayloadCursor(target.payloads))
        while true {
            let (left, right) = (try old.next(), try new.next())
            guard left == right else {
                throw LogError.inconsistent("the new store gives back other payloads")
            }
            if left == nil { return }
        }
    }

    private func moveSnapshots() throws -> Int {
        let names = try source.snapshots.names()
        for name in names {
            guard let bytes = try source.snapshots.read(name) else { continue }
            try target.snapshots.write(name, bytes)
            guard try target.snapshots.read(name) == bytes else {
                throw LogError.inconsistent("the new store gives back another snapshot \(name)")
            }
        }
        return names.count
    }

    /// Cuts a batch into parts of about a mebibyte.
    private static func parts(_ batch: EntryBatch) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for position in 0..<batch.count {
            let bytes = batch.ranges[position].upperBound - batch.ranges[start].lowerBound
            guard bytes >= bytesAtOnce || position == batch.count - 1 else { continue }
            parts.append(start..<position + 1)
            start = position + 1
        }
        return parts
    }
}

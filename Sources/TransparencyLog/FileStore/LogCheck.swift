/// The full check of a log's folder ("fsck"): published files, signature and write-ahead log.
public struct LogCheck: Sendable {
    /// What a log that passed looks like.
    public struct Report: Sendable, Hashable {
        /// The verified newest checkpoint.
        public var checkpoint: Checkpoint
        /// Entries in the write-ahead log, some perhaps not yet published.
        public var entries: Int
        /// Bytes of an unfinished write at the end, which the next start drops.
        public var tornBytes: Int
    }

    private let key: VerifierKey
    private let fileSystem: any FileSystem = HostFileSystem()

    /// Checks logs of this key.
    public init(key: VerifierKey) {
        self.key = key
    }

    /// Checks everything. The log must not be in use.
    ///
    /// - Throws: `LogError` that names the first bad place; `LogError.locked` when in use.
    public func run(folder path: String) throws -> Report {
        let folder = LogFolder(root: path)
        guard try !fileSystem.list(folder.segments).isEmpty else {
            throw LogError.missing(file: folder.segments)
        }
        let lock = try fileSystem.open(folder.lock, create: true, mode: 0o600)
        try fileSystem.lock(lock)
        let signed = try LogVerifier(key: key).verify(folder: path)
        let wal = try WriteAheadLog(
            folder: folder, options: FileLogOptions(), fileSystem: fileSystem, readableFrom: 0)
        let size = signed.checkpoint.size
        guard wal.size >= size else {
            throw LogError.damaged(
                file: wal.current.file.path, offset: wal.used,
                why: "the write-ahead log ends after \(wal.size) of \(size) signed entries")
        }
        try compare(wal, with: FolderReader(folder: path), size: size)
        return Report(
            checkpoint: signed.checkpoint, entries: wal.size, tornBytes: wal.tornBytes)
    }

    /// The entries of the write-ahead log must be those of the verified bundles.
    private func compare(
        _ wal: WriteAheadLog, with reader: FolderReader, size: Int
    ) throws {
        var bundle = EntryBatch()
        for frame in wal.recovered {
            let body = try fileSystem.read(
                frame.segment.file, at: frame.offset, count: frame.length)
            let batch = try EntryBatch(body: body)
            for position in 0..<batch.count {
                let index = frame.first + position
                guard index < size else { return }
                if index % TilePath.fullWidth == 0 {
                    let width = min(TilePath.fullWidth, size - index)
                    let number = index / TilePath.fullWidth
                    bundle = try reader.entries(TilePath(.entries, index: number, width: width))
                }
                guard batch[position] == bundle[index % TilePath.fullWidth] else {
                    throw LogError.damaged(
                        file: frame.segment.file.path,
                        offset: frame.offset + batch.ranges[position].lowerBound,
                        why: "entry \(index) is not the published one")
                }
            }
        }
    }
}

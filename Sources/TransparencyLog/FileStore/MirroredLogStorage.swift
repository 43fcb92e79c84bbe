internal import Synchronization

/// A log in another store whose published part also lies in a folder of this machine, for those who
/// read and verify it here. The folder decides nothing; but one that is ahead of its store shows
/// that the store was rolled back.
///
/// One process at a time: the folder is locked (flock).
public final class MirroredLogStorage: LogStorage, LockedFolder {
    private static let filesAtOnce = 256

    private let base: any LogStorage
    private let folder: LogFolder
    private let fileSystem: any FileSystem
    private let mirror: PublishedFolder
    private let lockFile: Mutex<OpenFile?>

    /// Locks a folder, which is made when it is not there, and then opens the store.
    ///
    /// - Parameters:
    ///   - inheritedLock: the descriptor from `handOverLock` in the process that executed this one.
    ///   - open: opens the store; called only when nobody else has the folder.
    /// - Throws: `LogError.locked` when another process holds it; `LogError.inconsistent` when a
    ///   log lies there itself.
    public init(
        folder path: String, inheritedLock: Int32? = nil, of open: () throws -> any LogStorage
    ) throws {
        folder = LogFolder(root: path)
        fileSystem = HostFileSystem()
        mirror = PublishedFolder(folder: folder, fileSystem: fileSystem)
        lockFile = Mutex(try folder.takeLock(inherited: inheritedLock, fileSystem: fileSystem))
        guard try fileSystem.list(folder.segments).isEmpty else {
            throw LogError.inconsistent("\(path): a log lies here; it cannot mirror another one")
        }
        base = try open()
    }

    /// Lets the lock stay held over `execve`; the new program passes the descriptor on.
    public func handOverLock() throws -> Int32 {
        try lockFile.withLock { file in
            guard let file else { throw LogError.closed }
            try LockHandover.keepOverExec(file)
            return file.descriptor
        }
    }

    /// Recovers the store, and copies into the folder what it lacks.
    public func recover(everything: Bool) throws -> RecoveredLog {
        let recovered = try base.recover(everything: everything)
        let shown = try mirror.checkpoint().map { try Checkpoint(text: SignedNote($0).text).size }
        let signed = try recovered.checkpoint.map {
            try Checkpoint(text: SignedNote($0).text).size
        }
        guard shown ?? 0 <= signed ?? 0 else {
            throw LogError.inconsistent(
                "\(folder.root) shows a checkpoint over \(shown ?? 0) entries, the store one over "
                    + "\(signed ?? 0): it was rolled back; restore the newest copy")
        }
        if let checkpoint = recovered.checkpoint, let signed {
            try catchUp(from: shown ?? 0, to: signed, checkpoint)
        }
        return recovered
    }

    private func catchUp(from shown: Int, to signed: Int, _ checkpoint: [UInt8]) throws {
        let known = Set(TilePath.covering(size: shown))
        let wanted = TilePath.covering(size: signed).filter { !known.contains($0) }
        for start in stride(from: 0, to: wanted.count, by: Self.filesAtOnce) {
            let part = wanted[start..<min(start + Self.filesAtOnce, wanted.count)]
            // What the store lacks, the log derives again after this.
            try mirror.write(
                part.compactMap { path in
                    try base.resource(path).map { LogResource(path: path, bytes: $0) }
                })
        }
        try mirror.publish(checkpoint)
    }

    /// Bytes that may still be appended; see `LogStorage.room`.
    public func room(reserve: Bool) -> Int { base.room(reserve: reserve) }

    /// As the store's.
    public var entryOverhead: Int { base.entryOverhead }

    /// Makes a batch durable; see `LogStorage.append`.
    public func append(_ batch: EntryBatch, expecting index: Int) throws {
        try base.append(batch, expecting: index)
    }

    /// Reads durable entries; see `LogStorage.read`.
    public func read(from index: Int, limit: Int) throws -> EntryBatch {
        try base.read(from: index, limit: limit)
    }

    /// Writes tiles and bundles; see `LogStorage.write`.
    public func write(_ resources: [LogResource]) throws {
        try base.write(resources)
        try mirror.write(resources)
    }

    /// Replaces the checkpoint; see `LogStorage.publish`.
    public func publish(checkpoint: [UInt8], size: Int) throws {
        try base.publish(checkpoint: checkpoint, size: size)
        try mirror.publish(checkpoint)
    }

    /// The newest signed checkpoint as bytes.
    public func checkpoint() throws -> [UInt8]? { try base.checkpoint() }

    /// The bytes of a tile or bundle.
    public func resource(_ path: TilePath) throws -> [UInt8]? { try base.resource(path) }

    /// Gets space for further entries; see `LogStorage.prepareSpace`.
    public func prepareSpace() { base.prepareSpace() }

    /// Ends the use of the store; see `LogStorage.close`.
    public func close(clean: Bool) throws {
        defer { lockFile.withLock { $0 = nil } }
        try base.close(clean: clean)
    }

    /// Marks that the log goes on elsewhere; see `LogStorage.markMoved`.
    public func markMoved(to place: String) throws { try base.markMoved(to: place) }
}

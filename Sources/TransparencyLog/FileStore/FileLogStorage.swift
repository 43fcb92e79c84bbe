internal import Synchronization

/// A log in a folder. The folder is a C2SP tlog-tiles log at every moment; `.state` in it holds
/// the write-ahead log, which is the durable truth that everything else is derived from.
///
/// One process at a time: the folder is locked (flock). Formats: Specs/log.md.
public final class FileLogStorage: LogStorage, LockedFolder {
    private let folder: LogFolder
    private let options: FileLogOptions
    private let fileSystem: any FileSystem
    /// Closing the file gives the lock back.
    private let lockFile: Mutex<OpenFile?>
    /// Held while writing and flushing.
    private let wal = Mutex<WriteAheadLog?>(nil)
    private let table = Mutex(FrameTable(bundled: 0, frames: []))
    private let published: PublishedFolder
    private let free = Atomic<Int>(0)

    /// Frame header and length: what one entry costs when it is committed alone.
    public let entryOverhead = Frame.headerBytes + 2

    /// Locks a folder and makes it when it is not there.
    ///
    /// - Parameters:
    ///   - path: the log's folder.
    ///   - inheritedLock: the descriptor of the lock from `handOverLock` in the process that
    ///     executed this one.
    /// - Throws: `LogError.locked` when another process holds it.
    public convenience init(
        folder path: String, options: FileLogOptions = FileLogOptions(),
        inheritedLock: Int32? = nil
    ) throws {
        try self.init(
            folder: path, options: options, inheritedLock: inheritedLock,
            fileSystem: HostFileSystem())
    }

    /// The same with another file system behind it, for tests that inject faults.
    package init(
        folder path: String, options: FileLogOptions, inheritedLock: Int32? = nil,
        fileSystem: any FileSystem
    ) throws {
        folder = LogFolder(root: path)
        published = PublishedFolder(folder: folder, fileSystem: fileSystem)
        self.options = options
        self.fileSystem = fileSystem
        lockFile = Mutex(
            try folder.takeLock(inherited: inheritedLock, fileSystem: fileSystem))
        guard let place = try fileSystem.contents(folder.movedMark) else { return }
        throw LogError.moved(path, to: String(decoding: place, as: UTF8.self))
    }

    /// Lets the lock stay held over `execve`; the new program passes the descriptor on.
    public func handOverLock() throws -> Int32 {
        try lockFile.withLock { file in
            guard let file else { throw LogError.closed }
            try LockHandover.keepOverExec(file)
            return file.descriptor
        }
    }

    /// Reads the durable state; see `LogStorage.recover`.
    public func recover(everything: Bool) throws -> RecoveredLog {
        let note = try checkpoint()
        let signed = try note.map { try Checkpoint(text: SignedNote($0).text).size } ?? 0
        let bundled = everything ? 0 : signed - signed % TilePath.fullWidth
        var wal = try WriteAheadLog(
            folder: folder, options: options, fileSystem: fileSystem, readableFrom: bundled)
        guard wal.size >= signed else {
            throw LogError.damaged(
                file: wal.current.file.path, offset: wal.used,
                why: "the log ends after \(wal.size) entries but a checkpoint over \(signed) was "
                    + "signed: it was damaged, cut or rolled back; restore the newest copy")
        }
        try wal.dropTornTail()
        let clean = try fileSystem.contents(folder.cleanMark) != nil
        if !everything { try fileSystem.remove(folder.cleanMark) }
        let recovered = RecoveredLog(
            size: wal.size, checkpoint: note, closedCleanly: clean || wal.size == 0,
            tornBytes: wal.tornBytes)
        wal.prepareSpace()
        free.store(wal.free, ordering: .releasing)
        table.withLock { $0 = FrameTable(bundled: bundled, frames: wal.recovered) }
        self.wal.withLock { [wal] in $0 = wal }
        return recovered
    }

    /// Bytes that may still be appended; see `LogStorage.room`.
    public func room(reserve: Bool) -> Int {
        free.load(ordering: .acquiring) - (reserve ? 0 : options.reserveBytes)
    }

    /// Makes a batch durable; see `LogStorage.append`.
    public func append(_ batch: EntryBatch, expecting index: Int) throws {
        try wal.withLock { wal in
            guard let frame = try wal?.append(batch, expecting: index) else {
                throw LogError.closed
            }
            table.withLock { $0.add(frame) }
            free.store(wal?.free ?? 0, ordering: .releasing)
        }
    }

    /// Reserves space ahead; see `LogStorage.prepareSpace`.
    public func prepareSpace() {
        wal.withLock { wal in
            wal?.prepareSpace()
            free.store(wal?.free ?? 0, ordering: .releasing)
        }
    }

    /// Reads durable entries; see `LogStorage.read`.
    public func read(from index: Int, limit: Int) throws -> EntryBatch {
        let (bundled, frame) = table.withLock { ($0.bundled, $0.frame(of: index)) }
        if index < bundled {
            let path = TilePath(.entries, index: index / TilePath.fullWidth)
            let bundle = try entries(path)
            let start = index % TilePath.fullWidth
            return bundle.slice(start..<min(bundle.count, start + limit))
        }
        guard let frame else { throw LogError.missing(file: "entry \(index)") }
        let body = try fileSystem.read(
            frame.segment.file, at: frame.offset, count: frame.length)
        let batch = try EntryBatch(body: body)
        let start = index - frame.first
        return batch.slice(start..<min(batch.count, start + limit))
    }

    /// The newest signed checkpoint as bytes.
    public func checkpoint() throws -> [UInt8]? {
        try published.checkpoint()
    }

    /// The bytes of a tile or bundle.
    public func resource(_ path: TilePath) throws -> [UInt8]? {
        try published.resource(path)
    }

    /// Writes tiles and bundles; see `LogStorage.write`.
    public func write(_ resources: [LogResource]) throws {
        try published.write(resources)
    }

    /// Replaces the checkpoint; see `LogStorage.publish`.
    public func publish(checkpoint: [UInt8], size: Int) throws {
        try published.publish(checkpoint)
        let bundled = size - size % TilePath.fullWidth
        table.withLock { $0.bundled(below: bundled) }
    }

    /// Ends the use of the store; see `LogStorage.close`.
    public func close(clean: Bool) throws {
        wal.withLock { $0 = nil }
        defer { lockFile.withLock { $0 = nil } }
        guard clean else { return }
        try fileSystem.replace(
            folder.cleanMark, with: [], temporary: folder.temporary, mode: 0o600)
        try fileSystem.flushFolder(folder.state)
    }

    /// Marks that the log goes on elsewhere; see `LogStorage.markMoved`.
    public func markMoved(to place: String) throws {
        try fileSystem.replace(
            folder.movedMark, with: Array(place.utf8), temporary: folder.temporary, mode: 0o600)
        try fileSystem.flushFolder(folder.state)
    }
}

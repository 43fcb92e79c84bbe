/// The durable truth of a file log: segments of frames, one frame for each committed batch.
///
/// Not thread-safe; `FileLogStorage` holds it under its lock.
struct WriteAheadLog {
    let folder: LogFolder
    let options: FileLogOptions
    let fileSystem: any FileSystem
    /// First indexes of all segments, ascending.
    private(set) var segments: [Int] = []
    /// The segment that is written to.
    private(set) var current: Segment
    /// The frames that were read at the start, ascending.
    private(set) var recovered: [Frame] = []
    /// Bytes used and bytes reserved on disk in the current segment.
    private(set) var used: Int
    private(set) var allocated: Int
    private(set) var tornBytes = 0
    /// Number of entries.
    private(set) var size: Int

    /// Free bytes in the current segment, with the part reserved for orders.
    var free: Int { allocated - used }

    /// Opens or makes the write-ahead log.
    ///
    /// - Parameter readableFrom: frames with entries from here on are read and checked.
    init(
        folder: LogFolder, options: FileLogOptions, fileSystem: any FileSystem, readableFrom: Int
    ) throws {
        self.folder = folder
        self.options = options
        self.fileSystem = fileSystem
        try fileSystem.makeFolder(folder.segments, mode: 0o700)
        let found = try SegmentChain(folder: folder, fileSystem: fileSystem)
        segments = found.segments.map(\.first)
        guard let last = found.segments.last else {
            let made = try Self.make(first: 0, previous: nil, folder, options, fileSystem)
            segments = [0]
            current = made
            used = Segment.headerBytes
            allocated = try fileSystem.size(made.file)
            size = 0
            return
        }
        current = last
        used = Segment.headerBytes
        size = last.first
        allocated = try fileSystem.size(last.file)
        let start = found.segments.lastIndex { $0.first <= readableFrom } ?? 0
        for segment in found.segments[start...] {
            let isLast = segment.first == last.first
            let scan = try SegmentScan(segment, fileSystem: fileSystem, isLast: isLast)
            recovered += scan.frames
            if isLast {
                used = scan.end
                tornBytes = scan.tornBytes
                size = scan.frames.last?.end ?? last.first
            }
        }
        try checkChain(from: start, found.segments)
    }

    /// Segments that were read must meet without a gap.
    private func checkChain(from start: Int, _ found: [Segment]) throws {
        for (segment, next) in zip(found[start...], found.dropFirst(start + 1)) {
            let end = recovered.last { $0.end <= next.first }?.end ?? segment.first
            guard end == next.first else {
                throw LogError.damaged(
                    file: segment.file.path, offset: 0,
                    why: "the segment ends at entry \(end), the next begins at \(next.first)")
            }
        }
    }

    /// Overwrites an unfinished write with zeros.
    mutating func dropTornTail() throws {
        guard tornBytes > 0 else { return }
        let zeros = [UInt8](repeating: 0, count: tornBytes)
        try fileSystem.write(current.file, zeros, at: used)
        try fileSystem.flush(current.file)
    }

    /// Writes and flushes a batch.
    mutating func append(_ batch: EntryBatch, expecting index: Int) throws -> Frame {
        guard index == size else { throw LogError.fenced(expected: index, actual: size) }
        if used > options.segmentBytes { try startSegment() }
        let bytes = Frame.encode(batch, first: index, salt: current.salt)
        guard bytes.count <= free else { throw LogError.noSpace }
        try fileSystem.write(current.file, bytes, at: used)
        try fileSystem.flush(current.file)
        defer {
            used += bytes.count
            size += batch.count
        }
        return Frame(
            first: index, count: batch.count, segment: current,
            offset: used + Frame.headerBytes, length: batch.body.count)
    }

    /// Goes on in a new segment; when the disk is full, in the old one.
    private mutating func startSegment() throws {
        guard
            let made = try? Self.make(
                first: size, previous: current.first, folder, options, fileSystem)
        else { return }
        segments.append(size)
        current = made
        used = Segment.headerBytes
        allocated = try fileSystem.size(made.file)
    }

    /// Reserves more of the disk before it is needed. A full disk is not an error here: `free`
    /// shrinks until only orders are taken.
    mutating func prepareSpace() {
        guard free < options.chunkBytes / 2 + options.reserveBytes else { return }
        let step = options.chunkBytes
        guard (try? fileSystem.allocate(current.file, from: allocated, count: step)) != nil
        else { return }
        allocated += step
    }

    private static func make(
        first: Int, previous: Int?, _ folder: LogFolder, _ options: FileLogOptions,
        _ fileSystem: any FileSystem
    ) throws -> Segment {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<Segment.saltBytes).map { _ in UInt8.random(in: 0...255, using: &random) }
        let path = folder.segment(first: first)
        let file = try fileSystem.open(path, create: true, mode: 0o600)
        let segment = Segment(first: first, previous: previous, salt: salt, file: file)
        let space = Segment.headerBytes + options.chunkBytes + options.reserveBytes
        do {
            try fileSystem.allocate(file, from: 0, count: space)
            try fileSystem.write(file, segment.header, at: 0)
            try fileSystem.flush(file)
            try fileSystem.flushFolder(folder.segments)
        } catch {
            // A half-made segment would look like a damaged one.
            try? fileSystem.remove(path)
            throw error
        }
        return segment
    }
}

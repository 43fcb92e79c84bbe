/// The files of a payload store and the end of the last one. Space is reserved on disk before it
/// is given out, so that a commit cannot meet a full disk.
struct PayloadSegments {
    /// Staged bytes that go to one place.
    struct Chunk {
        let id: PayloadID
        let file: OpenFile
        var bytes: [UInt8]

        /// Whether a record with this id comes right after these bytes.
        func continues(at next: PayloadID) -> Bool {
            next.segment == id.segment && next.offset == id.offset + bytes.count
        }

        /// The bytes from a record on, when it begins in this chunk.
        func bytes(from other: PayloadID) -> ArraySlice<UInt8>? {
            let start = other.offset - id.offset
            guard other.segment == id.segment, bytes.indices ~= start else { return nil }
            return bytes[start...]
        }
    }

    static let magic = Array("TRBPAY01".utf8)

    private let folder: String
    private let options: FileLogOptions
    private let fileSystem: any FileSystem
    private var number: Int
    private var file: OpenFile
    private var end: Int
    private var allocated: Int

    init(folder: String, options: FileLogOptions, fileSystem: any FileSystem) throws {
        self.folder = folder
        self.options = options
        self.fileSystem = fileSystem
        try fileSystem.makeFolder(folder, mode: 0o700)
        number = try fileSystem.list(folder).compactMap { Self.number($0) }.max() ?? 0
        let path = Self.path(folder, number)
        file = try fileSystem.open(path, create: true, mode: 0o600)
        allocated = try fileSystem.size(file)
        if allocated == 0 {
            end = 0
            try start(0)
            return
        }
        let bytes = try fileSystem.read(file, at: 0, count: allocated)
        end = Self.end(bytes, segment: number)
        // Whatever an unfinished write has left is never written over.
        if !ZeroTail.isZero(bytes, from: end) { try start(number + 1) }
    }

    /// Gives out the next `size` bytes.
    ///
    /// - Throws: `LogError.noSpace` when the disk is full.
    mutating func take(_ size: Int) throws -> (PayloadID, OpenFile) {
        if end > options.segmentBytes { try start(number + 1) }
        if end + size > allocated {
            let step = max(size, options.chunkBytes)
            do {
                try fileSystem.allocate(file, from: allocated, count: step)
            } catch {
                throw LogError.noSpace
            }
            allocated += step
        }
        defer { end += size }
        return (PayloadID(segment: number, offset: end), file)
    }

    func path(_ number: Int) -> String { Self.path(folder, number) }

    private mutating func start(_ next: Int) throws {
        let made = try fileSystem.open(Self.path(folder, next), create: true, mode: 0o600)
        try fileSystem.write(made, Self.magic, at: 0)
        try fileSystem.flush(made)
        try fileSystem.flushFolder(folder)
        number = next
        file = made
        end = Self.magic.count
        allocated = end
    }

    /// The number of the newest segment.
    var newest: Int { number }

    /// Begins a later segment, where the payload of another store lies.
    mutating func advance(to segment: Int) throws {
        while number < segment { try start(number + 1) }
    }

    /// Where the records of a segment end.
    private static func end(_ bytes: [UInt8], segment: Int) -> Int {
        var offset = magic.count
        guard bytes.starts(with: magic) else { return 0 }
        while offset < bytes.count {
            let id = PayloadID(segment: segment, offset: offset)
            guard let record = PayloadRecord(header: bytes[offset...], id: id) else { break }
            offset += PayloadRecord.bytes(length: record.length)
        }
        return min(offset, bytes.count)
    }

    private static func path(_ folder: String, _ number: Int) -> String {
        let digits = String(number)
        return folder + "/payload-" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static func number(_ name: String) -> Int? {
        name.hasPrefix("payload-") ? Int(name.dropFirst("payload-".count)) : nil
    }
}

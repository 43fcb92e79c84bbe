/// The segments of a write-ahead log in order, with their headers checked.
struct SegmentChain {
    var segments: [Segment] = []

    /// - Throws: `LogError.damaged` when a header is wrong or a segment is missing.
    init(folder: LogFolder, fileSystem: any FileSystem) throws {
        let names = try fileSystem.list(folder.segments)
        for (position, name) in names.enumerated() {
            let path = folder.segments + "/" + name
            let file = try fileSystem.open(path, create: false, mode: 0)
            let header = try fileSystem.read(file, at: 0, count: Segment.headerBytes)
            guard let segment = Segment(header: header, file: file) else {
                let isLast = position == names.count - 1
                if try isLast && Self.isUnused(file, header, fileSystem) {
                    // The machine stopped while the segment was being made.
                    try fileSystem.remove(path)
                    break
                }
                throw LogError.damaged(file: path, offset: 0, why: "the header is damaged")
            }
            guard path == folder.segment(first: segment.first) else {
                throw LogError.damaged(file: path, offset: 8, why: "the file was renamed")
            }
            guard segment.previous == segments.last?.first else {
                let before = folder.segment(first: segment.previous ?? 0)
                throw LogError.missing(file: before)
            }
            segments.append(segment)
        }
    }

    private static func isUnused(
        _ file: OpenFile, _ header: [UInt8], _ fileSystem: any FileSystem
    ) throws -> Bool {
        let rest = try fileSystem.read(
            file, at: header.count, count: max(0, try fileSystem.size(file) - header.count))
        return rest.allSatisfy { $0 == 0 }
    }
}

/// What a pass over one segment found.
struct SegmentScan {
    var frames: [Frame] = []
    /// Where the first byte after the last whole frame is.
    var end: Int
    /// Bytes of an unfinished write after `end`.
    var tornBytes = 0

    /// Reads all frames of a segment.
    ///
    /// - Parameter isLast: only the last segment may end in an unfinished write.
    /// - Throws: `LogError.damaged` with the offset, when something is wrong before the tail.
    init(_ segment: Segment, fileSystem: any FileSystem, isLast: Bool) throws {
        let file = segment.file
        let bytes = try fileSystem.read(file, at: 0, count: try fileSystem.size(file))
        end = Segment.headerBytes
        var index = segment.first
        while let frame = Frame(at: end, in: bytes, segment: segment), frame.first == index {
            frames.append(frame)
            index = frame.end
            end = frame.endOffset
        }
        guard !ZeroTail.isZero(bytes, from: end),
            let last = bytes[end...].lastIndex(where: { $0 != 0 })
        else { return }
        guard isLast else {
            throw LogError.damaged(
                file: file.path, offset: end, why: "entry \(index) begins with damaged bytes")
        }
        // Writes are flushed one after another: a whole later frame means that this one was whole.
        if let later = Self.frameAfter(end, bytes, segment, beyond: index) {
            throw LogError.damaged(
                file: file.path, offset: end,
                why: "the batch at entry \(index) is damaged; a later one at byte \(later) is whole"
            )
        }
        tornBytes = last + 1 - end
    }

    private static func frameAfter(
        _ start: Int, _ bytes: [UInt8], _ segment: Segment, beyond index: Int
    ) -> Int? {
        var offset = start + 1
        while offset + Frame.headerBytes <= bytes.count {
            guard let next = bytes[offset...].firstIndex(of: Frame.magic[0]) else { return nil }
            if let frame = Frame(at: next, in: bytes, segment: segment), frame.first > index {
                return next
            }
            offset = next + 1
        }
        return nil
    }
}

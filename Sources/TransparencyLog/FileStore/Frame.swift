/// One committed batch in the write-ahead log.
///
/// Header, 56 bytes: `TRBATCH1`, index of the first entry (8), number of entries (4), bytes of the
/// body (4), SHA-256 over salt ‖ these 24 bytes ‖ body. The body is an `EntryBatch`.
struct Frame: Sendable {
    static let headerBytes = 56
    static let magic = Array("TRBATCH1".utf8)

    let first: Int
    let count: Int
    let segment: Segment
    /// Where the body begins in the segment's file.
    let offset: Int
    /// Bytes of the body.
    let length: Int

    /// Index after the last entry.
    var end: Int { first + count }
    /// Where the next frame begins.
    var endOffset: Int { offset + length }

    /// The bytes of a frame.
    static func encode(_ batch: EntryBatch, first: Int, salt: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerBytes + batch.body.count)
        bytes += magic
        bytes.appendBigEndian(UInt64(first))
        bytes.appendBigEndian(UInt32(batch.count))
        bytes.appendBigEndian(UInt32(batch.body.count))
        Merkle.sha256(salt, bytes, batch.body).append(to: &bytes)
        return bytes + batch.body
    }

    /// Reads the frame at `offset` of the segment's `bytes`; `nil` when no whole, unchanged frame
    /// is there. This is the one place where a frame is judged.
    init?(at offset: Int, in bytes: [UInt8], segment: Segment) {
        let bodyOffset = offset + Self.headerBytes
        guard bodyOffset <= bytes.count,
            bytes[offset..<offset + Self.magic.count].elementsEqual(Self.magic)
        else { return nil }
        let length = Int(bytes.bigEndian(UInt32.self, at: offset + 16 + 4))
        guard bodyOffset + length <= bytes.count,
            let first = Int(exactly: bytes.bigEndian(UInt64.self, at: offset + 8))
        else { return nil }
        let header = Array(bytes[offset..<offset + 24])
        let body = Array(bytes[bodyOffset..<bodyOffset + length])
        let digest = Merkle.sha256(segment.salt, header, body)
        guard digest == TreeHash(bytes[offset + 24..<bodyOffset]) else { return nil }
        self.first = first
        count = Int(bytes.bigEndian(UInt32.self, at: offset + 16))
        self.segment = segment
        self.offset = bodyOffset
        self.length = length
    }

    init(first: Int, count: Int, segment: Segment, offset: Int, length: Int) {
        self.first = first
        self.count = count
        self.segment = segment
        self.offset = offset
        self.length = length
    }
}

/// One file of the write-ahead log.
///
/// Header, 64 bytes: `TRBWAL01`, index of the first entry, first index of the segment before
/// (all ones for none), 16 random bytes, and the first 24 bytes of the SHA-256 of these 40.
struct Segment: Sendable {
    static let headerBytes = 64
    static let saltBytes = 16
    private static let magic = Array("TRBWAL01".utf8)

    let first: Int
    /// First index of the segment before this one.
    let previous: Int?
    /// Goes into every frame's digest, so that no entry can imitate a frame.
    let salt: [UInt8]
    let file: OpenFile

    var header: [UInt8] {
        var bytes = Self.magic
        bytes.appendBigEndian(UInt64(first))
        bytes.appendBigEndian(previous.map(UInt64.init) ?? .max)
        bytes += salt
        return bytes + Digests.sha256(bytes).prefix(24)
    }

    init(first: Int, previous: Int?, salt: [UInt8], file: OpenFile) {
        self.first = first
        self.previous = previous
        self.salt = salt
        self.file = file
    }

    /// Reads a header; `nil` when it is not whole.
    init?(header bytes: [UInt8], file: OpenFile) {
        guard bytes.count >= Self.headerBytes, bytes.starts(with: Self.magic),
            let first = Int(exactly: bytes.bigEndian(UInt64.self, at: 8))
        else { return nil }
        let before = bytes.bigEndian(UInt64.self, at: 16)
        guard before == .max || before < first else { return nil }
        self.init(
            first: first, previous: before == .max ? nil : Int(before),
            salt: Array(bytes[24..<40]), file: file)
        guard header.elementsEqual(bytes.prefix(Self.headerBytes)) else { return nil }
    }
}

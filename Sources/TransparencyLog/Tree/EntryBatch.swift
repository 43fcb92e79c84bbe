/// Consecutive entries in the encoding of a C2SP entry bundle: each entry is a big-endian 16-bit
/// length and that many bytes. The same bytes lie in the write-ahead log and in the bundles.
public struct EntryBatch: Sendable, Hashable {
    /// The longest entry in bytes; the bundle format has a 16-bit length.
    public static let entryBytesMax = 65_535

    /// The encoded entries.
    public private(set) var body: [UInt8] = []
    /// Where each entry's bytes (without the length) begin and end in `body`.
    public private(set) var ranges: [Range<Int>] = []

    /// No entries.
    public init() {}

    /// Reads encoded entries.
    ///
    /// - Throws: `LogError.malformed` when the last entry is cut short.
    public init(body: [UInt8]) throws(LogError) {
        var offset = 0
        while offset < body.count {
            guard offset + 2 <= body.count else {
                throw .malformed("entry bundle ends inside a length at byte \(offset)")
            }
            let length = Int(body[offset]) << 8 | Int(body[offset + 1])
            guard offset + 2 + length <= body.count else {
                throw .malformed("entry bundle ends inside the entry at byte \(offset)")
            }
            ranges.append(offset + 2..<offset + 2 + length)
            offset += 2 + length
        }
        self.body = body
    }

    /// Number of entries.
    public var count: Int { ranges.count }

    /// The bytes of the entry at `position` within this batch.
    public subscript(position: Int) -> [UInt8] { Array(body[ranges[position]]) }

    /// Appends an entry of at most `entryBytesMax` bytes; longer ones are the caller's error
    /// and must have been refused before.
    public mutating func append(_ entry: some RandomAccessCollection<UInt8>) {
        precondition(entry.count <= Self.entryBytesMax, "entry was not checked for its size")
        body.append(UInt8(entry.count >> 8))
        body.append(UInt8(entry.count & 255))
        ranges.append(body.count..<body.count + entry.count)
        body.append(contentsOf: entry)
    }

    /// The entries at `positions` as a batch of their own.
    public func slice(_ positions: Range<Int>) -> EntryBatch {
        if positions == 0..<count { return self }
        var result = EntryBatch()
        for position in positions { result.append(body[ranges[position]]) }
        return result
    }

    /// The leaf hash of the entry at `position`.
    public func leafHash(_ position: Int) -> TreeHash {
        Merkle.leafHash(body.span.extracting(ranges[position]))
    }
}

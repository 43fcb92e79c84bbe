/// A self-contained proof that an entry is in a log (C2SP tlog-proof@v1): the index, the inclusion
/// proof and the signed checkpoint, as text.
public struct LogProof: Sendable, Hashable {
    private static let header = Array("c2sp.org/tlog-proof@v1".utf8)

    /// Position of the entry in the log.
    public let index: Int
    /// Sibling hashes from the leaf's sibling up to the root's child.
    public let hashes: [TreeHash]
    /// The signed note of the checkpoint.
    public let note: [UInt8]
    /// Opaque bytes that are not authenticated. Tribune puts the entry itself here, so that one
    /// file is enough; the proof then authenticates it.
    public let extra: [UInt8]?

    /// Makes a proof from the published tiles; the entry becomes the extra data.
    ///
    /// - Throws: `LogError.malformed` when `index` is not below the checkpoint's size.
    public init(index: Int, checkpoint: SignedCheckpoint, reader: any LogReader) throws {
        let size = checkpoint.checkpoint.size
        var tiles = TileHashes(size: size) { try reader.hashes($0) }
        let hashes = try tiles.inclusionProof(index: index)
        let bundle = index / TilePath.fullWidth
        let width = min(TilePath.fullWidth, size - bundle * TilePath.fullWidth)
        let entries = try reader.entries(TilePath(.entries, index: bundle, width: width))
        self.index = index
        self.hashes = hashes
        note = checkpoint.note.bytes
        extra = entries[index % TilePath.fullWidth]
    }

    /// Reads the text form.
    ///
    /// - Throws: `LogError.malformed` naming the part.
    public init(_ bytes: [UInt8]) throws(LogError) {
        var rest = bytes[...]
        guard Self.line(&rest) == Self.header else {
            throw .malformed("this is no proof: the first line is not c2sp.org/tlog-proof@v1")
        }
        var line = Self.line(&rest)
        extra = try Self.value("extra ", line).map { (text) throws(LogError) in
            guard let data = Base64.decode(text) else {
                throw .malformed("the proof's extra line is not Base 64")
            }
            return data
        }
        if extra != nil { line = Self.line(&rest) }
        guard let number = Self.value("index ", line), let index = NoteSyntax.decimal(number) else {
            throw .malformed("the proof has no index line")
        }
        self.index = index
        var hashes: [TreeHash] = []
        while true {
            guard let text = Self.line(&rest) else {
                throw .malformed("the proof ends before its checkpoint")
            }
            if text.isEmpty { break }
            guard hashes.count < 63, let data = Base64.decode(text), let hash = TreeHash(data)
            else { throw .malformed("line \(hashes.count + 1) of the proof's hashes is no hash") }
            hashes.append(hash)
        }
        self.hashes = hashes
        note = Array(rest)
    }

    /// The text form.
    public var bytes: [UInt8] {
        var lines = [Self.header]
        if let extra { lines.append(Array("extra ".utf8) + Base64.encodedBytes(extra)) }
        lines.append(Array("index \(index)".utf8))
        lines += hashes.map { Base64.encodedBytes($0.bytes) }
        return lines.reduce([]) { $0 + $1 + [0x0A] } + [0x0A] + note
    }

    /// Checks the proof with nothing but the log's key.
    ///
    /// - Parameters:
    ///   - entry: the entry; `nil` takes the one in the proof's extra data.
    ///   - key: the log's key.
    /// - Returns: the verified checkpoint and the verified entry.
    /// - Throws: `LogError.signature`, `LogError.malformed`, or `LogError.inconsistent` when the
    ///   entry is not in the log at this index.
    public func verify(
        entry: [UInt8]? = nil, key: VerifierKey
    ) throws(LogError) -> (checkpoint: SignedCheckpoint, entry: [UInt8]) {
        let signed = try SignedCheckpoint(note, key: key)
        guard let entry = entry ?? extra else {
            throw .malformed("the proof does not carry the entry; give it beside the proof")
        }
        let head = signed.checkpoint
        let included = Merkle.includes(
            leaf: Merkle.leafHash(entry), index: index, size: head.size, root: head.root,
            proof: hashes)
        guard included else {
            throw .inconsistent("the entry is not entry \(index) of \(head.origin)")
        }
        return (signed, entry)
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let end = rest.firstIndex(of: 0x0A) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return Array(rest[..<end])
    }

    private static func value(_ name: String, _ line: [UInt8]?) -> ArraySlice<UInt8>? {
        guard let line, line.starts(with: Array(name.utf8)) else { return nil }
        return line.dropFirst(name.utf8.count)
    }
}

/// A tile or bundle with its bytes.
public struct LogResource: Sendable, Hashable {
    /// Its name.
    public let path: TilePath
    /// Its content.
    public let bytes: [UInt8]

    /// A file to be written.
    public init(path: TilePath, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(_ tile: TreeEdge.FullTile) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tile.hashes.count * TreeHash.byteCount)
        for hash in tile.hashes { hash.append(to: &bytes) }
        self.init(path: tile.path, bytes: bytes)
    }
}

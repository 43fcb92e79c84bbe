/// A tile or bundle with its bytes.
public struct LogResource: Sendable, Hashable {
    public let path: TilePath
    public let bytes: [UInt8]

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

/// The right edge of the tree: for each tile level the hashes of the tile that is not full yet.
/// It is all that is needed to append leaves and to know the root. Pure.
public struct TreeEdge: Sendable, Hashable {
    /// A hash tile that became full, with its bytes.
    public struct FullTile: Sendable, Hashable {
        /// Name of the tile; partial when it comes from `partialTiles`.
        public let path: TilePath
        /// As many as the path's width.
        public let hashes: [TreeHash]
    }

    /// `levels[l]` holds fewer than 256 hashes, each covering 256^l entries.
    public private(set) var levels: [[TreeHash]] = []
    /// Number of leaves.
    public private(set) var size = 0

    /// The empty tree.
    public init() {}

    /// Loads the edge of a tree of `size` leaves from its tiles.
    ///
    /// - Parameter tile: gives the hashes of a tile, at least as many as its width.
    public init(size: Int, tile: (TilePath) throws -> [TreeHash]) throws {
        var count = size
        while count > 0 {
            let kind = TilePath.Kind.hashes(level: levels.count)
            let width = count % TilePath.fullWidth
            let path = TilePath(kind, index: count / TilePath.fullWidth, width: width)
            levels.append(width == 0 ? [] : Array(try tile(path).prefix(width)))
            count /= TilePath.fullWidth
        }
        self.size = size
    }

    /// Appends a leaf hash; tiles that it fills are added to `filled`, lowest level first.
    public mutating func append(_ leaf: TreeHash, filled: inout [FullTile]) {
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count == TilePath.fullWidth else { break }
            let index = (size >> (8 * (level + 1)))
            let path = TilePath(.hashes(level: level), index: index)
            filled.append(FullTile(path: path, hashes: levels[level]))
            hash = Self.perfectRoot(levels[level][...])
            levels[level].removeAll(keepingCapacity: true)
            level += 1
        }
        size += 1
    }

    /// The partial tiles of this edge.
    public var partialTiles: [FullTile] {
        levels.enumerated().compactMap { level, hashes in
            guard !hashes.isEmpty else { return nil }
            let index = size >> (8 * (level + 1))
            let path = TilePath(.hashes(level: level), index: index, width: hashes.count)
            return FullTile(path: path, hashes: hashes)
        }
    }

    /// The root of the tree (RFC 6962 section 2.1).
    public var root: TreeHash {
        var result: TreeHash?
        for hashes in levels {
            var end = hashes.count
            while end > 0 {
                let width = 1 << end.trailingZeroBitCount
                let peak = Self.perfectRoot(hashes[end - width..<end])
                result = result.map { Merkle.nodeHash(peak, $0) } ?? peak
                end -= width
            }
        }
        return result ?? Merkle.emptyRoot
    }

    /// The root over a power of two of hashes.
    static func perfectRoot(_ hashes: ArraySlice<TreeHash>) -> TreeHash {
        var row = Array(hashes)
        while row.count > 1 {
            for pair in 0..<row.count / 2 {
                row[pair] = Merkle.nodeHash(row[2 * pair], row[2 * pair + 1])
            }
            row.removeLast(row.count / 2)
        }
        return row[0]
    }
}

/// Hashes and proofs of a tree of `size` leaves, computed from its tiles.
public struct TileHashes {
    /// Number of leaves of the tree that proofs are made for.
    public let size: Int
    private let load: (TilePath) throws -> [TreeHash]
    /// The tile read last on each level: a proof asks for neighbours.
    private var cache: [Int: (index: Int, hashes: [TreeHash])] = [:]

    /// - Parameter tile: gives the hashes of a tile, at least as many as its width.
    public init(size: Int, tile: @escaping (TilePath) throws -> [TreeHash]) {
        self.size = size
        self.load = tile
    }

    /// The root of the first `count` leaves, 0 to `size`.
    public mutating func root(count: Int) throws -> TreeHash {
        count == 0 ? Merkle.emptyRoot : try root(0..<count)
    }

    /// The inclusion proof of the leaf at `index` (RFC 6962 section 2.1.1).
    public mutating func inclusionProof(index: Int) throws -> [TreeHash] {
        guard index >= 0, index < size else {
            throw LogError.malformed("index \(index) is outside a log of \(size) entries")
        }
        return try path(index, 0..<size)
    }

    /// The consistency proof from `oldSize` leaves to `size` leaves (RFC 6962 section 2.1.2).
    public mutating func consistencyProof(oldSize: Int) throws -> [TreeHash] {
        guard oldSize >= 0, oldSize <= size else {
            throw LogError.malformed("size \(oldSize) is outside a log of \(size) entries")
        }
        return oldSize == 0 || oldSize == size ? [] : try subproof(oldSize, 0..<size, true)
    }

    private mutating func path(_ index: Int, _ range: Range<Int>) throws -> [TreeHash] {
        if range.count == 1 { return [] }
        let split = Self.split(range)
        let (left, right) = (range.lowerBound..<split, split..<range.upperBound)
        if index < split { return try path(index, left) + [root(right)] }
        return try path(index, right) + [root(left)]
    }

    private mutating func subproof(
        _ old: Int, _ range: Range<Int>, _ whole: Bool
    ) throws -> [TreeHash] {
        if old == range.upperBound { return whole ? [] : [try root(range)] }
        let split = Self.split(range)
        let (left, right) = (range.lowerBound..<split, split..<range.upperBound)
        if old <= split { return try subproof(old, left, whole) + [root(right)] }
        return try subproof(old, right, false) + [root(left)]
    }

    /// The root over an aligned range, as the recursion of RFC 6962 cuts them.
    private mutating func root(_ range: Range<Int>) throws -> TreeHash {
        if range.count & (range.count - 1) == 0 {
            let height = range.count.trailingZeroBitCount
            return try node(height: height, index: range.lowerBound >> height)
        }
        let split = Self.split(range)
        let left = try root(range.lowerBound..<split)
        return Merkle.nodeHash(left, try root(split..<range.upperBound))
    }

    /// A node over 2^height leaves, folded from the hashes of one tile.
    private mutating func node(height: Int, index: Int) throws -> TreeHash {
        let level = height / 8
        let width = 1 << (height % 8)
        let first = index * width
        let tile = first / TilePath.fullWidth
        let hashes = try hashes(level: level, tile: tile)
        let start = first % TilePath.fullWidth
        guard start + width <= hashes.count else {
            throw LogError.malformed("tile \(level)/\(tile) is too narrow")
        }
        return TreeEdge.perfectRoot(hashes[start..<start + width])
    }

    private mutating func hashes(level: Int, tile: Int) throws -> [TreeHash] {
        if let cached = cache[level], cached.index == tile { return cached.hashes }
        let rest = (size >> (8 * level)) - tile * TilePath.fullWidth
        let width = min(rest, TilePath.fullWidth)
        let hashes = try load(TilePath(.hashes(level: level), index: tile, width: width))
        cache[level] = (tile, hashes)
        return hashes
    }

    /// Where RFC 6962 cuts a range: after the largest power of two smaller than its length.
    private static func split(_ range: Range<Int>) -> Int {
        let length = range.count - 1
        return range.lowerBound + 1 << (Int.bitWidth - 1 - length.leadingZeroBitCount)
    }
}

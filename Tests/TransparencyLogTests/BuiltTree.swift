@testable import TransparencyLog

/// A tree in memory with its tiles and its oracle.
struct BuiltTree {
    let reference: ReferenceTree
    private(set) var edge = TreeEdge()
    private var files: [TilePath: [TreeHash]] = [:]

    init(size: Int) {
        reference = ReferenceTree((0..<size).map { TestLog.entry($0) })
        var filled: [TreeEdge.FullTile] = []
        for leaf in reference.leaves { edge.append(leaf, filled: &filled) }
        for tile in filled + edge.partialTiles { files[tile.path] = tile.hashes }
    }

    func tile(_ path: TilePath) throws -> [TreeHash] {
        guard let hashes = files[path] else { throw LogError.missing(file: path.path) }
        return hashes
    }
}

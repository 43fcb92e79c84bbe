import Testing

@testable import TransparencyLog

@Suite("The tree")
struct TreeTests {
    private static let entries = (0..<700).map { TestLog.entry($0) }

    @Test("the edge has the root of RFC 6962 at every size")
    func roots() {
        let reference = ReferenceTree(Self.entries)
        var edge = TreeEdge()
        var filled: [TreeEdge.FullTile] = []
        #expect(edge.root == Merkle.emptyRoot)
        for (index, leaf) in reference.leaves.enumerated() {
            edge.append(leaf, filled: &filled)
            #expect(edge.root == reference.root(index + 1))
        }
        #expect(
            filled.map(\.path) == [
                TilePath(.hashes(level: 0), index: 0),
                TilePath(.hashes(level: 0), index: 1),
            ])
    }

    @Test(
        "a tree over three tile levels has proofs for its corners",
        arguments: [65_535, 65_536, 65_537, 70_000])
    func fullTiles(size: Int) throws {
        let built = BuiltTree(size: size)
        let root = built.edge.root
        #expect(root == built.reference.root(size))
        var tiles = TileHashes(size: size) { try built.tile($0) }
        for index in [0, 255, 256, 65_279, 65_534, size - 1] {
            let proof = try tiles.inclusionProof(index: index)
            let leaf = built.reference.leaves[index]
            let holds = Merkle.includes(
                leaf: leaf, index: index, size: size, root: root, proof: proof)
            #expect(holds)
        }
        for old in [1, 256, 257, 65_535, size - 1, size] {
            let proof = try tiles.consistencyProof(oldSize: old)
            let holds = Merkle.isConsistent(
                oldSize: old, oldRoot: built.reference.root(old), newSize: size, newRoot: root,
                proof: proof)
            #expect(holds)
        }
        let loaded = try TreeEdge(size: size) { try built.tile($0) }
        #expect(loaded == built.edge)
    }

    @Test("a changed, cut or lengthened inclusion proof is refused")
    func inclusionFails() throws {
        let built = BuiltTree(size: 300)
        var tiles = TileHashes(size: 300) { try built.tile($0) }
        let proof = try tiles.inclusionProof(index: 77)
        let leaf = built.reference.leaves[77]
        let check = { (proof: [TreeHash], index: Int, size: Int) in
            Merkle.includes(
                leaf: leaf, index: index, size: size, root: built.edge.root, proof: proof)
        }
        #expect(check(proof, 77, 300))
        #expect(!check(proof.dropLast(), 77, 300))
        #expect(!check(proof + [leaf], 77, 300))
        #expect(!check(proof.reversed(), 77, 300))
        #expect(!check(proof, 78, 300))
        #expect(!check(proof, 77, 600))
        #expect(!check(proof, 77, 77))
        #expect(!check(proof, -1, 300))
        for position in proof.indices {
            var changed = proof
            changed[position] = leaf
            #expect(!check(changed, 77, 300))
        }
    }

    @Test("a wrong consistency proof is refused", arguments: [1, 2, 63, 64, 255, 256, 299])
    func consistencyFails(old: Int) throws {
        let built = BuiltTree(size: 300)
        var tiles = TileHashes(size: 300) { try built.tile($0) }
        let proof = try tiles.consistencyProof(oldSize: old)
        let oldRoot = built.reference.root(old)
        let check = { (proof: [TreeHash], oldSize: Int, oldRoot: TreeHash) in
            Merkle.isConsistent(
                oldSize: oldSize, oldRoot: oldRoot, newSize: 300, newRoot: built.edge.root,
                proof: proof)
        }
        #expect(check(proof, old, oldRoot))
        #expect(!check(proof, old, built.reference.root(old + 1)))
        #expect(!check(proof, 301, oldRoot))
        #expect(!check(proof, -1, oldRoot))
        #expect(!check(proof + [oldRoot], old, oldRoot))
        #expect(!check(Array(proof.dropLast()), old, oldRoot))
        #expect(!check([], old, oldRoot))
    }

    @Test("the empty tree has one root only")
    func emptyTree() {
        let other = Merkle.leafHash([1])
        let check = { (oldRoot: TreeHash, newSize: Int, newRoot: TreeHash) in
            Merkle.isConsistent(
                oldSize: 0, oldRoot: oldRoot, newSize: newSize, newRoot: newRoot, proof: [])
        }
        #expect(check(Merkle.emptyRoot, 0, Merkle.emptyRoot))
        #expect(check(Merkle.emptyRoot, 5, other))
        #expect(!check(other, 5, other))
        #expect(!check(Merkle.emptyRoot, 0, other))
    }

    @Test(
        "paths are those of C2SP tlog-tiles",
        arguments: [
            (TilePath(.hashes(level: 0), index: 1_234_067), "tile/0/x001/x234/067"),
            (TilePath(.hashes(level: 3), index: 0, width: 1), "tile/3/000.p/1"),
            (TilePath(.entries, index: 999, width: 255), "tile/entries/999.p/255"),
            (TilePath(.entries, index: 1000), "tile/entries/x001/000"),
        ])
    func paths(path: TilePath, text: String) {
        #expect(path.path == text)
    }

    @Test("a tree of 70,000 has the tiles the specification names")
    func covering() {
        let paths = TilePath.covering(size: 70_000).filter { $0.kind != .entries }
        let counts = (0...3).map { level in
            paths.filter { $0.kind == .hashes(level: level) }
        }
        #expect(counts[0].filter(\.isFull).count == 273)
        #expect(counts[0].last?.width == 112)
        #expect(counts[1].filter(\.isFull).count == 1)
        #expect(counts[1].last?.width == 17)
        #expect(counts[2].map(\.width) == [1])
        #expect(counts[3].isEmpty)
        let exact = TilePath.covering(size: 256).map(\.path)
        #expect(exact == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
    }
}

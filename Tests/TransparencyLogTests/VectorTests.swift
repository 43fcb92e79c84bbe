import Testing

@testable import TransparencyLog

@Suite(
    "Tessera's test log",
    .enabled(if: SharedData.vectors != nil, "no folder shared/data above"))
struct VectorTests {
    private let vectors: TesseraVectors

    init() throws {
        vectors = try #require(SharedData.vectors)
    }

    @Test("every signed note verifies and says the known root", arguments: 0...15)
    func notes(size: Int) throws {
        let bytes = try #require(vectors.files["log/checkpoint.\(size)"])
        let signed = try SignedCheckpoint(bytes, key: vectors.key)
        #expect(signed.checkpoint.size == size)
        #expect(signed.checkpoint.root == vectors.roots[size])
        #expect(signed.note.bytes == bytes)
        #expect(signed.checkpoint.text == signed.note.text)
    }

    @Test("tiles and bundles come out byte for byte", arguments: 1...15)
    func tiles(size: Int) throws {
        var edge = TreeEdge()
        var filled: [TreeEdge.FullTile] = []
        var bundle = EntryBatch()
        for leaf in vectors.leaves.prefix(size) {
            bundle.append(leaf)
            edge.append(bundle.leafHash(bundle.count - 1), filled: &filled)
        }
        let tile = try #require(edge.partialTiles.first)
        #expect(LogResource(tile).bytes == vectors.files["log/tile/0/000.p/\(size)"])
        #expect(bundle.body == vectors.files["log/tile/entries/000.p/\(size)"])
        #expect(edge.root == vectors.roots[size])
    }

    @Test("every leaf has an inclusion proof in every size", arguments: 1...15)
    func inclusion(size: Int) throws {
        var tiles = TileHashes(size: size) { try tile($0) }
        for index in 0..<size {
            let leaf = Merkle.leafHash(vectors.leaves[index])
            let proof = try tiles.inclusionProof(index: index)
            let holds = Merkle.includes(
                leaf: leaf, index: index, size: size, root: vectors.roots[size], proof: proof)
            #expect(holds)
            #expect(proof == ReferenceTree(vectors.leaves).inclusion(index, size))
        }
    }

    @Test("every pair of sizes has a consistency proof", arguments: 0...15)
    func consistency(size: Int) throws {
        var tiles = TileHashes(size: size) { try tile($0) }
        for old in 0...size {
            let proof = try tiles.consistencyProof(oldSize: old)
            let holds = Merkle.isConsistent(
                oldSize: old, oldRoot: vectors.roots[old], newSize: size,
                newRoot: vectors.roots[size], proof: proof)
            #expect(holds)
        }
    }

    @Test("the newest checkpoint of the folder verifies against every earlier one")
    func folder() throws {
        let folder = try TemporaryFolder()
        for (name, bytes) in vectors.files {
            let name = String(name.dropFirst("log/".count))
            try SmallFolder.makeParents(folder.path + "/" + name)
            try folder.write(name, bytes)
        }
        let verifier = LogVerifier(key: vectors.key)
        for size in 0...15 {
            let old = try #require(vectors.files["log/checkpoint.\(size)"])
            let earlier = try SignedCheckpoint(old, key: vectors.key)
            let signed = try verifier.verify(folder: folder.path, earlier: earlier)
            #expect(signed.checkpoint.size == 15)
        }
    }

    private func tile(_ path: TilePath) throws -> [TreeHash] {
        let bytes = try #require(vectors.files["log/" + path.path])
        return stride(from: 0, to: bytes.count, by: 32).compactMap { TreeHash(bytes[$0..<$0 + 32]) }
    }
}

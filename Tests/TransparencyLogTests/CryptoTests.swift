import Testing

@testable import TransparencyLog

@Suite("Signatures and digests")
struct CryptoTests {
    /// RFC 8032 section 7.1, tests 1 and 2.
    struct Vector: Sendable {
        var seed: String
        var key: String
        var message: String
        var signature: String
    }

    private static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ]

    @Test("the vectors of RFC 8032 verify", arguments: vectors)
    func rfc8032(vector: Vector) throws {
        let signer = try Ed25519Signer(seed: Hex.bytes(vector.seed))
        let message = Hex.bytes(vector.message)
        #expect(signer.publicKey == Hex.bytes(vector.key))
        #expect(signer.seed == Hex.bytes(vector.seed))
        let holds = Ed25519.verify(
            Hex.bytes(vector.signature), of: message, publicKey: signer.publicKey)
        #expect(holds)
        let ours = try signer.sign(message)
        #expect(Ed25519.verify(ours, of: message, publicKey: signer.publicKey))
        #expect(!Ed25519.verify(ours, of: message + [0], publicKey: signer.publicKey))
    }

    /// Without this a signature line could be changed and still verify.
    @Test("a signature with the group order added to its scalar is refused", arguments: vectors)
    func malleable(vector: Vector) {
        let order = Hex.bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
        var signature = Hex.bytes(vector.signature)
        var carry = 0
        for position in 0..<32 {
            let sum = Int(signature[32 + position]) + Int(order[position]) + carry
            signature[32 + position] = UInt8(sum & 255)
            carry = sum >> 8
        }
        #expect(carry == 0)
        let holds = Ed25519.verify(
            signature, of: Hex.bytes(vector.message), publicKey: Hex.bytes(vector.key))
        #expect(!holds)
    }

    @Test("keys and signatures of a wrong length verify nothing", arguments: [0, 31, 33, 63, 65])
    func lengths(count: Int) {
        let bytes = [UInt8](repeating: 1, count: count)
        let vector = Self.vectors[0]
        #expect(!Ed25519.verify(bytes, of: [], publicKey: Hex.bytes(vector.key)))
        #expect(!Ed25519.verify(Hex.bytes(vector.signature), of: [], publicKey: bytes))
        #expect(throws: LogError.self) { try Ed25519Signer(seed: bytes).seed }
    }

    @Test("two new keys differ")
    func generated() {
        #expect(Ed25519Signer().seed != Ed25519Signer().seed)
    }

    /// FIPS 180-4 examples and RFC 4231 test case 2.
    @Test("digests are those of their standards")
    func digests() {
        let abc = Digests.sha256(Array("abc".utf8))
        #expect(
            abc == Hex.bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        let code = Digests.hmacSHA256(
            key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8))
        #expect(
            code == Hex.bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    }

    @Test("constant-time comparison compares")
    func equal() {
        #expect(Digests.equal([1, 2], [1, 2]))
        #expect(!Digests.equal([1, 2], [1, 3]))
        #expect(!Digests.equal([1, 2], [1, 2, 3]))
        #expect(Digests.equal([], []))
    }

    /// The eight leaves and roots of the Certificate Transparency test suite.
    @Test("roots are those of Certificate Transparency")
    func transparency() {
        let leaves = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ]
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        var edge = TreeEdge()
        var filled: [TreeEdge.FullTile] = []
        for (leaf, root) in zip(leaves, roots) {
            edge.append(Merkle.leafHash(Hex.bytes(leaf)), filled: &filled)
            #expect(edge.root.bytes == Hex.bytes(root))
        }
        #expect(TreeHash(edge.root.bytes) == edge.root)
        #expect(TreeHash(edge.root.bytes.dropLast()) == nil)
    }
}

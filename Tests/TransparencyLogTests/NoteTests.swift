import Testing

@testable import TransparencyLog

@Suite("Signed notes")
struct NoteTests {
    private static let text = Array("example.org/test\n0\nhello\n".utf8)

    private func signed(_ text: [UInt8] = text) throws -> SignedNote {
        let key = try TestLog.signer()
        return SignedNote(text: text, signatures: [try key.sign(text)])
    }

    @Test("a note survives being written and read")
    func roundTrip() throws {
        let note = try signed()
        let read = try SignedNote(note.bytes)
        #expect(read == note)
        #expect(try read.verify([TestLog.key()]) == [TestLog.key()])
    }

    /// The example of golang.org/x/mod/sumdb/note.
    @Test("Go's example keys and note are ours")
    func goExample() throws {
        let key = try VerifierKey(
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        let signer = try SignerKey(
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
        #expect(signer.verifier == key)
        let lines = [
            "If you think cryptography is the answer to your problem,",
            "then you don't know what your problem is.", "",
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqf"
                + "qdngotpRZb6KE6RyyBwJnAM=", "",
        ]
        let note = try SignedNote(Array(lines.joined(separator: "\n").utf8))
        #expect(try note.verify([key]) == [key])
        #expect(try key.verifies(signer.sign(note.text).signature, of: note.text))
    }

    @Test("no byte of a signed note can be changed")
    func everyByte() throws {
        let bytes = try signed().bytes
        let key = try TestLog.key()
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                #expect(throws: LogError.self, "byte \(index) bit \(bit)") {
                    try SignedNote(changed).verify([key])
                }
            }
        }
    }

    @Test("no beginning of a signed note is a signed note")
    func everyCut() throws {
        let bytes = try signed().bytes
        let key = try TestLog.key()
        for end in 0..<bytes.count {
            #expect(throws: LogError.self) { try SignedNote(Array(bytes[..<end])).verify([key]) }
        }
    }

    @Test(
        "malformed notes are refused",
        arguments: [
            "", "\n", "text\n", "text\n\n", "text\n\nno dash\n", "text\n\n— name\n",
            "text\n\n— name AAAAAA==\n", "text\n\n— na+me AAAAAAA=\n", "text\n\n—  AAAAAAA=\n",
            "te\u{0}xt\n\n— name AAAAAAA=\n", "text\n\n— name AAAAAAA=",
            "text\n\n— name AAAAAAA= x\n",
            "text\n\n— name AAAAAAB=\n",
        ])
    func malformed(text: String) {
        #expect(throws: LogError.self) { try SignedNote(Array(text.utf8)) }
    }

    @Test("lines of unknown keys are ignored, bad lines of known keys are not")
    func unknownAndBad() throws {
        var note = try signed()
        let other = try SignerKey(generating: "other.example")
        note.add(try other.sign(note.text))
        let key = try TestLog.key()
        #expect(try note.verify([key]) == [key])
        #expect(try note.verify([other.verifier, key]).count == 2)
        let stranger = try SignerKey(generating: "stranger.example")
        #expect(throws: LogError.self) { try note.verify([stranger.verifier]) }
        let bad = try other.sign(Array("another text\n".utf8))
        let mixed = SignedNote(text: note.text, signatures: [note.signatures[0], bad])
        #expect(try mixed.verify([key]) == [key])
        #expect(throws: LogError.self) { try mixed.verify([key, other.verifier]) }
        let twice = SignedNote(
            text: note.text, signatures: [note.signatures[0], note.signatures[0]])
        #expect(throws: LogError.self) { try twice.verify([key]) }
    }

    @Test(
        "keys survive being written and read",
        arguments: [
            VerifierKey.Algorithm.ed25519,
            .cosignature,
        ])
    func keys(algorithm: VerifierKey.Algorithm) throws {
        let key = try SignerKey(generating: "example.org/k", algorithm: algorithm)
        let again = try SignerKey(" " + key.secretText + "\n")
        #expect(again.verifier == key.verifier)
        #expect(again.secretText == key.secretText)
        #expect(try VerifierKey(key.verifier.description + "\n") == key.verifier)
    }

    @Test("no byte of a verifier key can be changed")
    func keyBytes() throws {
        let text = Array(try TestLog.key().description.utf8)
        for index in text.indices {
            var changed = text
            changed[index] ^= 1
            let string = String(decoding: changed, as: UTF8.self)
            #expect(throws: LogError.self, "\(string)") { try VerifierKey(string) }
        }
    }

    @Test(
        "key names that could confuse a reader are refused",
        arguments: [
            "", "a b", "a+b",
            "a\u{00A0}b", "a\nb",
        ])
    func names(name: String) {
        #expect(throws: LogError.self) {
            try VerifierKey(
                name: name, algorithm: .ed25519, publicKey: [UInt8](repeating: 1, count: 32))
        }
    }

    /// The example of C2SP tlog-cosignature, checked for its form: its keys are not published.
    @Test("a cosignature states its time and signs it")
    func cosignature() throws {
        let witness = try SignerKey(generating: "w.example", algorithm: .cosignature)
        let line = try witness.sign(Self.text, time: 1_679_315_147)
        #expect(line.time == 1_679_315_147)
        #expect(witness.verifier.verifies(line.signature, of: Self.text))
        var later = line.signature
        later[7] ^= 1
        #expect(!witness.verifier.verifies(later, of: Self.text))
        let expected = "cosignature/v1\ntime 1679315147\n"
        let message = NoteSyntax.cosigned(Self.text, time: 1_679_315_147)
        #expect(message == Array(expected.utf8) + Self.text)
    }

    @Test(
        "checkpoints that are not in their one form are refused",
        arguments: [
            "o\n1\n", "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            "o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            "o\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "o\n1\nAAAA\n",
            "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
            "o\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        ])
    func checkpoints(text: String) {
        #expect(throws: LogError.self) { try Checkpoint(text: Array(text.utf8)) }
    }

    /// Found by ./fuzz note: the broken bytes came back as replacement characters.
    @Test("a checkpoint that is not UTF-8 is no checkpoint")
    func checkpointEncoding() throws {
        let head = Checkpoint(origin: "example.org/é", size: 0, root: Merkle.emptyRoot).text
        #expect(try Checkpoint(text: head).text == head)
        var broken = head
        broken.removeAll { $0 == 0xA9 }
        #expect(throws: LogError.self) { try Checkpoint(text: broken) }
    }

    /// Found by ./fuzz note: a proof cut among its hashes was read as one without a checkpoint.
    @Test(
        "a proof that ends before its checkpoint is no proof",
        arguments: ["", "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n", "CQkJ"])
    func cutProof(rest: String) throws {
        let text = "c2sp.org/tlog-proof@v1\nextra AQI=\nindex 1\n" + rest
        #expect(throws: LogError.self) { try LogProof(Array(text.utf8)) }
    }

    @Test("the key's name must be the origin")
    func origin() throws {
        let key = try TestLog.signer()
        let head = Checkpoint(origin: "someone.else/log", size: 0, root: Merkle.emptyRoot)
        let note = SignedNote(text: head.text, signatures: [try key.sign(head.text)])
        #expect(throws: LogError.self) { try SignedCheckpoint(note.bytes, key: key.verifier) }
    }

    /// RFC 4648 section 10.
    @Test(
        "Base 64 has one text for each value",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func base64(plain: String, text: String) {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(text.utf8) == Array(plain.utf8))
    }

    @Test(
        "other texts are no Base 64",
        arguments: [
            "Zg", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==",
            "Zm 9v", "Zm-_",
        ])
    func notBase64(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }
}

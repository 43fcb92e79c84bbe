import FuzzFront

@testable import TransparencyLog

extension Front {
    static let note = Front(
        name: "note", promise: "notes, checkpoints, keys, bundles and proofs have one spelling",
        seeds: {
            let signer = try Ed25519Signer(seed: [UInt8](repeating: 7, count: 32))
            let key = try SignerKey(name: "example.org/log", signer: signer)
            let head = Checkpoint(origin: "example.org/log", size: 0, root: Merkle.emptyRoot)
            let signed = try SignedCheckpoint(signing: head, with: key)
            var batch = EntryBatch()
            for entry in [[], [1, 2], [UInt8](repeating: 3, count: 300)] { batch.append(entry) }
            return [
                signed.note.bytes, head.text, Array(key.verifier.description.utf8), batch.body,
                Array("c2sp.org/tlog-proof@v1\nindex 0\n\n".utf8) + signed.note.bytes,
                Array("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 1\n".utf8)
                    + Base64.encodedBytes([UInt8](repeating: 9, count: 32))
                    + Array("\n\n".utf8) + signed.note.bytes,
            ]
        },
        check: { bytes in
            if let note = try? SignedNote(bytes) {
                Promise.holds(note.bytes == bytes, "a note has one spelling")
            }
            if let head = try? Checkpoint(text: bytes) {
                Promise.holds(head.text == bytes, "a checkpoint has one spelling")
            }
            if let text = String(validating: bytes, as: UTF8.self), let key = try? VerifierKey(text)
            {
                Promise.holds(key.description == text.trimmed, "a key has one spelling")
            }
            if let batch = try? EntryBatch(body: bytes) {
                Promise.holds(batch.body == bytes, "a bundle has one spelling")
                Promise.holds(
                    (0..<batch.count).reduce(0) { $0 + batch[$1].count + 2 } == bytes.count,
                    "every byte of a bundle belongs to an entry")
            }
            if let proof = try? LogProof(bytes) {
                Promise.holds(proof.bytes == bytes, "a proof has one spelling")
            }
            if let decoded = Base64.decode(bytes[...]) {
                Promise.holds(Base64.encodedBytes(decoded) == bytes, "base64 has one spelling")
            }
        })

    static let recovery = Front(
        name: "recovery",
        promise: "a damaged write-ahead log is refused or gives the entries that were written",
        seeds: { [[], [0, 0, 0, 1], [0, 40, 7, 255], [0, 200, 0, 0]] },
        check: { bytes in
            guard let scene = CrashedLog.shared else { return Promise.broken("a log is made") }
            scene.check(bytes)
        })
}

extension String {
    /// Without what a key's reader ignores around it.
    fileprivate var trimmed: String {
        let bytes = utf8.drop { $0 <= 0x20 }
        let kept = bytes.reversed().drop { $0 <= 0x20 }.reversed()
        return String(decoding: Array(kept), as: UTF8.self)
    }
}

/// One signature line of a note.
public struct NoteSignature: Sendable, Hashable {
    /// Name of the key.
    public let name: String
    /// Id of the key; see `VerifierKey.keyID`.
    public let keyID: UInt32
    /// The bytes after the key id: 64 for Ed25519, 72 for cosignature/v1 (time first).
    public let signature: [UInt8]

    /// A line to be added to a note.
    public init(name: String, keyID: UInt32, signature: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    /// POSIX seconds stated by a cosignature/v1, if this has its length.
    public var time: UInt64? {
        signature.count == 8 + Ed25519.signatureBytes
            ? signature.bigEndian(UInt64.self, at: 0) : nil
    }

    /// `— name BASE64\n`.
    var line: [UInt8] {
        var data: [UInt8] = []
        data.appendBigEndian(keyID)
        data += signature
        return Array("— \(name) ".utf8) + Base64.encodedBytes(data) + [0x0A]
    }

    init(line: ArraySlice<UInt8>) throws(LogError) {
        let dash = Array("— ".utf8)
        let parts = line.dropFirst(dash.count).split(
            separator: 0x20, omittingEmptySubsequences: false)
        guard line.starts(with: dash), parts.count == 2, let data = Base64.decode(parts[1]),
            data.count > 4
        else { throw .malformed("a signature line of the note is malformed") }
        name = String(decoding: parts[0], as: UTF8.self)
        guard NoteSyntax.isKeyName(name) else {
            throw .malformed("a signature line of the note has a key name that is not allowed")
        }
        keyID = data.bigEndian(UInt32.self, at: 0)
        signature = Array(data.dropFirst(4))
    }
}

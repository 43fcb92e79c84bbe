/// A key that verifies signed notes, with its name (C2SP signed-note, "Verifier keys").
///
/// Text form: `name+0123abcd+BASE64(type ‖ public key)`.
public struct VerifierKey: Sendable, Hashable {
    /// What a signature covers.
    public enum Algorithm: UInt8, Sendable {
        /// The note text.
        case ed25519 = 1
        /// `cosignature/v1`: a time and the note text (C2SP tlog-cosignature).
        case cosignature = 4
    }

    /// For a log its origin.
    public let name: String
    /// What its signatures cover.
    public let algorithm: Algorithm
    /// 32 bytes.
    public let publicKey: [UInt8]
    /// First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), big-endian.
    public let keyID: UInt32

    /// - Throws: `LogError.malformed` when the name or the key's length is not allowed.
    public init(name: String, algorithm: Algorithm, publicKey: [UInt8]) throws(LogError) {
        guard NoteSyntax.isKeyName(name) else {
            throw .malformed("key name \"\(name)\" is empty or holds a space or a plus sign")
        }
        guard publicKey.count == Ed25519.publicKeyBytes else {
            throw .malformed("an Ed25519 public key has 32 bytes, not \(publicKey.count)")
        }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
        let digest = Digests.sha256(Array(name.utf8) + [0x0A, algorithm.rawValue] + publicKey)
        keyID = digest.bigEndian(UInt32.self, at: 0)
    }

    /// Reads the text form; spaces and newlines around it are ignored.
    ///
    /// - Throws: `LogError.malformed` naming the part that is wrong.
    public init(_ text: String) throws(LogError) {
        let trimmed = NoteSyntax.trimmed(text)
        let parts = trimmed.split(separator: 0x2B, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw .malformed("a verifier key looks like name+0123abcd+BASE64; this does not")
        }
        guard let data = Base64.decode(parts[2]), let type = data.first,
            let algorithm = Algorithm(rawValue: type)
        else { throw .malformed("the verifier key's last part is no key of a known type") }
        let name = String(decoding: parts[0], as: UTF8.self)
        try self.init(name: name, algorithm: algorithm, publicKey: Array(data.dropFirst()))
        guard NoteSyntax.hex(keyID).elementsEqual(parts[1]) else {
            throw .malformed("the verifier key's id does not fit its name and key")
        }
    }

    /// Whether a line with this name and id was made by this key, compared byte by byte.
    func matches(_ line: NoteSignature) -> Bool {
        line.keyID == keyID && line.name.utf8.elementsEqual(name.utf8)
    }

    /// Whether `signature` (without the key id) signs `text`.
    func verifies(_ signature: [UInt8], of text: [UInt8]) -> Bool {
        switch algorithm {
        case .ed25519:
            return Ed25519.verify(signature, of: text, publicKey: publicKey)
        case .cosignature:
            guard signature.count == 8 + Ed25519.signatureBytes else { return false }
            let time = signature.bigEndian(UInt64.self, at: 0)
            guard time <= UInt64(Int64.max) else { return false }
            let message = NoteSyntax.cosigned(text, time: time)
            return Ed25519.verify(Array(signature[8...]), of: message, publicKey: publicKey)
        }
    }
}

extension VerifierKey: CustomStringConvertible {
    /// The text form.
    public var description: String {
        let id = String(decoding: NoteSyntax.hex(keyID), as: UTF8.self)
        return "\(name)+\(id)+\(Base64.encode([algorithm.rawValue] + publicKey))"
    }
}

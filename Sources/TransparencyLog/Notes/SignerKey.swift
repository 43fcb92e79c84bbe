/// A key that signs notes, with its name.
///
/// Text form, as in Go's sumdb/note: `PRIVATE+KEY+name+0123abcd+BASE64(type ‖ seed)`.
public struct SignerKey: ~Copyable, Sendable {
    private static let prefix = Array("PRIVATE+KEY+".utf8)

    /// The public half.
    public let verifier: VerifierKey
    private let signer: Ed25519Signer

    /// - Throws: `LogError.malformed` when the name is not allowed.
    public init(
        name: String, algorithm: VerifierKey.Algorithm = .ed25519, signer: consuming Ed25519Signer
    ) throws(LogError) {
        verifier = try VerifierKey(
            name: name, algorithm: algorithm, publicKey: signer.publicKey)
        self.signer = signer
    }

    /// Makes a new key.
    public init(
        generating name: String, algorithm: VerifierKey.Algorithm = .ed25519
    ) throws(LogError) {
        try self.init(name: name, algorithm: algorithm, signer: Ed25519Signer())
    }

    /// Reads the text form; spaces and newlines around it are ignored.
    ///
    /// - Throws: `LogError.malformed`; the message never repeats the key.
    public init(_ text: String) throws(LogError) {
        let trimmed = NoteSyntax.trimmed(text)
        guard trimmed.starts(with: Self.prefix) else {
            throw .malformed("a signer key begins with PRIVATE+KEY+; this does not")
        }
        let parts = trimmed.dropFirst(Self.prefix.count).split(
            separator: 0x2B, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let data = Base64.decode(parts[2]), let type = data.first,
            let algorithm = VerifierKey.Algorithm(rawValue: type)
        else { throw .malformed("the signer key is cut or of an unknown type") }
        let signer = try Ed25519Signer(seed: Array(data.dropFirst()))
        let name = String(decoding: parts[0], as: UTF8.self)
        let key = try VerifierKey(
            name: name, algorithm: algorithm, publicKey: signer.publicKey)
        guard NoteSyntax.hex(key.keyID).elementsEqual(parts[1]) else {
            throw .malformed("the signer key's id does not fit its name and key")
        }
        verifier = key
        self.signer = signer
    }

    /// The secret text form, for a key file only.
    public var secretText: String {
        let id = String(decoding: NoteSyntax.hex(verifier.keyID), as: UTF8.self)
        let key = Base64.encode([verifier.algorithm.rawValue] + signer.seed)
        return "PRIVATE+KEY+\(verifier.name)+\(id)+\(key)"
    }

    /// Signs a note text (which ends in a newline).
    ///
    /// - Parameter time: POSIX seconds; only a cosigner states a time.
    public func sign(_ text: [UInt8], time: UInt64 = 0) throws -> NoteSignature {
        let signature: [UInt8]
        switch verifier.algorithm {
        case .ed25519:
            signature = try signer.sign(text)
        case .cosignature:
            var stamp: [UInt8] = []
            stamp.appendBigEndian(time)
            signature = stamp + (try signer.sign(NoteSyntax.cosigned(text, time: time)))
        }
        return NoteSignature(name: verifier.name, keyID: verifier.keyID, signature: signature)
    }
}

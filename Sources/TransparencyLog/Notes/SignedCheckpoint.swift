/// A checkpoint whose signature by a trusted key has been verified. There is no other way to
/// have one.
public struct SignedCheckpoint: Sendable, Hashable {
    /// The verified head.
    public let checkpoint: Checkpoint
    /// The note it came from, with all its signature lines.
    public let note: SignedNote

    /// Opens a signed note.
    ///
    /// - Parameter key: the log's key; its name must be the origin.
    /// - Throws: `LogError.malformed`, `LogError.signature`.
    public init(_ bytes: [UInt8], key: VerifierKey) throws(LogError) {
        let note = try SignedNote(bytes)
        _ = try note.verify([key])
        let checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.origin.utf8.elementsEqual(key.name.utf8) else {
            throw .signature("the checkpoint is of \(checkpoint.origin), the key of \(key.name)")
        }
        self.checkpoint = checkpoint
        self.note = note
    }

    /// Signs a checkpoint.
    init(signing checkpoint: Checkpoint, with key: borrowing SignerKey) throws {
        let text = checkpoint.text
        self.checkpoint = checkpoint
        note = SignedNote(text: text, signatures: [try key.sign(text)])
    }

    /// The same checkpoint with a witness's cosignature added; an earlier one by the same key
    /// is replaced.
    ///
    /// - Parameter time: POSIX seconds.
    public func cosigned(by witness: borrowing SignerKey, time: UInt64) throws -> SignedCheckpoint {
        let signature = try witness.sign(note.text, time: time)
        let others = note.signatures.filter { !witness.verifier.matches($0) }
        return SignedCheckpoint(
            checkpoint: checkpoint,
            note: SignedNote(text: note.text, signatures: others + [signature]))
    }

    private init(checkpoint: Checkpoint, note: SignedNote) {
        self.checkpoint = checkpoint
        self.note = note
    }

    /// The keys among `witnesses` that cosigned.
    ///
    /// - Throws: `LogError.signature` when a line of one of them does not verify or none is there.
    public func cosigners(among witnesses: [VerifierKey]) throws(LogError) -> [VerifierKey] {
        try note.verify(witnesses)
    }
}

/// Remembers in a file the newest checkpoint seen of each log, so that a later roll-back or fork
/// is found. Every client of a log keeps one.
///
/// Format: a line `tribune-checkpoint-memory v1`, then a line for each log: origin, tab, Base 64
/// of the signed note. The notes are evidence: two that do not fit prove a fork to anybody.
public struct CheckpointMemory: Sendable {
    private static let header = Array("tribune-checkpoint-memory v1".utf8)

    private let path: String
    private let fileSystem: any FileSystem = HostFileSystem()

    /// - Parameter path: the file; made at the first `remember`.
    public init(file path: String) {
        self.path = path
    }

    /// The newest checkpoint seen of the key's log.
    ///
    /// - Throws: `LogError` when the file is damaged; it never falls back to "nothing seen".
    public func last(_ key: VerifierKey) throws -> SignedCheckpoint? {
        let line = try lines().first { $0.origin.elementsEqual(key.name.utf8) }
        return try line.map { try SignedCheckpoint($0.note, key: key) }
    }

    /// Remembers a checkpoint that was verified against `last`.
    ///
    /// - Throws: `LogError.inconsistent` when it is older than the one remembered or differs at
    ///   the same size.
    public func remember(_ signed: SignedCheckpoint, key: VerifierKey) throws {
        let new = signed.checkpoint
        if let old = try last(key)?.checkpoint {
            guard old.size < new.size || old.size == new.size && old.root == new.root else {
                throw LogError.inconsistent(
                    "a checkpoint over \(old.size) entries was seen before; this one over "
                        + "\(new.size) does not continue it")
            }
        }
        let others = try lines().filter { !$0.origin.elementsEqual(new.origin.utf8) }
        let all = others + [(Array(new.origin.utf8), signed.note.bytes)]
        let text = all.reduce(Self.header + [0x0A]) {
            $0 + $1.origin + [0x09] + Base64.encodedBytes($1.note) + [0x0A]
        }
        try fileSystem.replace(path, with: text, temporary: path + ".new", mode: 0o600)
        try fileSystem.flushFolder(LogFolder.parent(path))
    }

    private func lines() throws -> [(origin: [UInt8], note: [UInt8])] {
        guard let bytes = try fileSystem.contents(path) else { return [] }
        let rows = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard rows.first?.elementsEqual(Self.header) == true, rows.last?.isEmpty == true else {
            throw LogError.damaged(file: path, offset: 0, why: "this is no checkpoint memory")
        }
        return try rows.dropFirst().dropLast().map { row in
            let parts = row.split(separator: 0x09, omittingEmptySubsequences: false)
            guard parts.count == 2, let note = Base64.decode(parts[1]) else {
                throw LogError.damaged(file: path, offset: row.startIndex, why: "a line is cut")
            }
            return (Array(parts[0]), note)
        }
    }
}

/// The head of a tree: origin, size and root (C2SP tlog-checkpoint 1.0).
public struct Checkpoint: Sendable, Hashable {
    /// The identity of the log.
    public let origin: String
    /// Number of entries.
    public let size: Int
    /// Root hash of the tree.
    public let root: TreeHash
    /// Opaque lines after the root; this library writes none.
    public let extensions: [String]

    /// A head to be signed.
    public init(origin: String, size: Int, root: TreeHash, extensions: [String] = []) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads a note text.
    ///
    /// - Throws: `LogError.malformed` naming the line.
    public init(text: [UInt8]) throws(LogError) {
        let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard text.last == 0x0A, lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
            throw .malformed("a checkpoint has at least three lines, none of them empty")
        }
        guard String(validating: text, as: UTF8.self) != nil else {
            throw .malformed("the checkpoint is not valid UTF-8")
        }
        guard let size = NoteSyntax.decimal(lines[1]) else {
            throw .malformed("the checkpoint's second line is not a size")
        }
        guard let bytes = Base64.decode(lines[2]), let root = TreeHash(bytes) else {
            throw .malformed("the checkpoint's third line is not the Base 64 of 32 bytes")
        }
        let strings = lines.map { String(decoding: $0, as: UTF8.self) }
        self.init(
            origin: strings[0], size: size, root: root, extensions: Array(strings[3...]))
    }

    /// The note text.
    public var text: [UInt8] {
        let lines = [origin, String(size), root.description] + extensions
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}

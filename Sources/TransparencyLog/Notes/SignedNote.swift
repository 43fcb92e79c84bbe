/// A text signed by one or more keys (C2SP signed-note 1.0).
public struct SignedNote: Sendable, Hashable {
    /// A note is refused beyond these: they bound the work an attacker can cause.
    public static let bytesMax = 1 << 20
    /// Most signature lines of a note.
    public static let signaturesMax = 100

    /// The signed text with its final newline, without the blank line that follows it.
    public let text: [UInt8]
    /// In the order of the note.
    public private(set) var signatures: [NoteSignature]

    /// - Parameter text: valid UTF-8 that ends in a newline.
    public init(text: [UInt8], signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note. Nothing in it may be trusted before `verify`.
    ///
    /// - Throws: `LogError.malformed`.
    public init(_ bytes: [UInt8]) throws(LogError) {
        guard bytes.count <= Self.bytesMax else {
            throw .malformed("the note is larger than \(Self.bytesMax) bytes")
        }
        guard String(validating: bytes, as: UTF8.self) != nil,
            bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A })
        else { throw .malformed("the note is not valid UTF-8 or holds control characters") }
        guard bytes.last == 0x0A, let split = Self.lastBlankLine(bytes) else {
            throw .malformed("the note has no blank line before its signatures")
        }
        text = Array(bytes[..<split])
        let lines = bytes[(split + 1)...].dropLast().split(
            separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= Self.signaturesMax else {
            throw .malformed("the note has more than \(Self.signaturesMax) signatures")
        }
        var parsed: [NoteSignature] = []
        for line in lines { parsed.append(try NoteSignature(line: line)) }
        signatures = parsed
    }

    /// The note as bytes.
    public var bytes: [UInt8] {
        signatures.reduce(text + [0x0A]) { $0 + $1.line }
    }

    /// Adds a signature line.
    public mutating func add(_ signature: NoteSignature) {
        signatures.append(signature)
    }

    /// The keys among `keys` that signed this note. Lines of other keys are ignored.
    ///
    /// - Throws: `LogError.signature` when a line of one of `keys` does not verify, or none of
    ///   them signed.
    public func verify(_ keys: [VerifierKey]) throws(LogError) -> [VerifierKey] {
        var signers: [VerifierKey] = []
        for line in signatures {
            guard let key = keys.first(where: { $0.matches(line) }) else { continue }
            guard !signers.contains(key) else {
                throw .signature("the note has two signatures of \(key.name)")
            }
            guard key.verifies(line.signature, of: text) else {
                throw .signature("the signature of \(key.name) does not verify")
            }
            signers.append(key)
        }
        guard !signers.isEmpty else {
            let names = keys.map(\.description).joined(separator: ", ")
            throw .signature("the note is not signed by the trusted key \(names)")
        }
        return signers
    }

    /// Index of the newline that makes the last blank line.
    private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
        var index = bytes.count - 1
        while index > 0 {
            if bytes[index] == 0x0A, bytes[index - 1] == 0x0A { return index }
            index -= 1
        }
        return nil
    }
}

/// A SHA-256 value: a leaf hash, a node hash or a root of the Merkle tree (RFC 6962 section 2.1).
public struct TreeHash: Sendable, Hashable {
    /// Number of bytes of a hash.
    public static let byteCount = 32

    /// The 32 bytes as big-endian words; comparing words is far cheaper than comparing arrays.
    let words: (UInt64, UInt64, UInt64, UInt64)

    init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Takes exactly 32 bytes; `nil` for any other number.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var parts: [UInt64] = []
        var word: UInt64 = 0
        for (position, byte) in bytes.enumerated() {
            word = word << 8 | UInt64(byte)
            if position % 8 == 7 { parts.append(word) }
        }
        words = (parts[0], parts[1], parts[2], parts[3])
    }

    /// The 32 bytes, most significant first.
    public var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(Self.byteCount)
        append(to: &result)
        return result
    }

    /// Appends the 32 bytes to `output`.
    public func append(to output: inout [UInt8]) {
        output.appendBigEndian(words.0)
        output.appendBigEndian(words.1)
        output.appendBigEndian(words.2)
        output.appendBigEndian(words.3)
    }

    /// Equal bytes.
    public static func == (left: TreeHash, right: TreeHash) -> Bool {
        left.words == right.words
    }

    /// A hash is uniform already: its first word is enough.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}

extension TreeHash: CustomStringConvertible {
    /// Standard Base 64, as in a checkpoint.
    public var description: String { Base64.encode(bytes) }
}

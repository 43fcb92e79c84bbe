// Unsafe because swift-crypto takes bytes without a copy only as raw buffer pointers, and hashing
// is the hottest path of the library. Every pointer comes from a span and is used in its closure.

internal import Crypto

extension Merkle {
    /// SHA-256(0x00 ‖ entry), without copying the entry.
    static func leafHash(_ entry: Span<UInt8>) -> TreeHash {
        var hasher = SHA256()
        let prefix: InlineArray<1, UInt8> = [0]
        unsafe prefix.span.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        unsafe entry.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        return TreeHash(hasher.finalize())
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    static func nodeHash(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var hasher = SHA256()
        let prefix: InlineArray<1, UInt8> = [1]
        let children: InlineArray<8, UInt64> = [
            left.words.0.bigEndian, left.words.1.bigEndian,
            left.words.2.bigEndian, left.words.3.bigEndian,
            right.words.0.bigEndian, right.words.1.bigEndian,
            right.words.2.bigEndian, right.words.3.bigEndian,
        ]
        unsafe prefix.span.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        unsafe children.span.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        return TreeHash(hasher.finalize())
    }

    /// SHA-256 over the concatenation of `parts`.
    static func sha256(_ parts: [UInt8]...) -> TreeHash {
        var hasher = SHA256()
        for part in parts {
            unsafe part.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
        }
        return TreeHash(hasher.finalize())
    }
}

extension TreeHash {
    init(_ digest: SHA256Digest) {
        self = unsafe digest.withUnsafeBytes { buffer in
            let word = { (offset: Int) in
                unsafe UInt64(
                    bigEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            }
            return TreeHash(words: (word(0), word(8), word(16), word(24)))
        }
    }
}

// Unsafe because memcmp takes pointers; both lie inside the array for the one call.

internal import Glibc

/// The space at a segment's end that is reserved and not written yet.
enum ZeroTail {
    /// Whether every byte from `start` on is zero. One call however long the space is.
    static func isZero(_ bytes: [UInt8], from start: Int) -> Bool {
        guard start < bytes.count else { return true }
        guard bytes[start] == 0 else { return false }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return true }
            // Each byte equals its neighbour, and the first is zero.
            return unsafe memcmp(base + start, base + start + 1, buffer.count - start - 1) == 0
        }
    }
}

import Crypto

/// SHA-256, in a file of its own: `Crypto` and `Agency` both call something `Digest`.
enum Fingerprint {
    static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

internal import Crypto

/// Holds an Ed25519 private key. It cannot be copied, so a key has one owner.
public struct Ed25519Signer: ~Copyable, Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Takes the 32-byte seed of RFC 8032.
    ///
    /// - Throws: `LogError.malformed` for any other length.
    public init(seed: [UInt8]) throws(LogError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .malformed("an Ed25519 private key has 32 bytes, not \(seed.count)")
        }
        self.key = key
    }

    /// Makes a new key from the system's randomness.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// The 32 bytes that others verify with.
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    /// The 32 secret bytes, to be written to a key file only.
    public var seed: [UInt8] { Array(key.rawRepresentation) }

    /// The 64-byte signature over `message`.
    public func sign(_ message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: message))
    }
}

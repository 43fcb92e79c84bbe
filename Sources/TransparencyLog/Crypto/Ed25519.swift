internal import Crypto

/// Ed25519 signatures (RFC 8032).
public enum Ed25519 {
    /// Bytes of a public key.
    public static let publicKeyBytes = 32
    /// Bytes of a private key's seed.
    public static let seedBytes = 32
    /// Bytes of a signature.
    public static let signatureBytes = 64

    /// Whether `signature` over `message` was made with the private part of `publicKey`.
    /// Keys and signatures of a wrong length verify nothing.
    public static func verify(
        _ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]
    ) -> Bool {
        guard publicKey.count == publicKeyBytes, signature.count == signatureBytes,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

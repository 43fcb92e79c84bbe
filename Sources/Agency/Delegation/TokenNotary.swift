/// The cryptography that tokens need, from where cryptography may be used.
public struct TokenNotary: Sendable {
    /// Whether a hexadecimal Ed25519 signature over a message was made with a hexadecimal key.
    public var verifies: @Sendable (_ signature: String, _ message: [UInt8], _ key: String) -> Bool
    /// SHA-256.
    public var digest: @Sendable ([UInt8]) -> Digest?

    /// A notary that verifies and digests so.
    public init(
        verifies: @escaping @Sendable (String, [UInt8], String) -> Bool,
        digest: @escaping @Sendable ([UInt8]) -> Digest?
    ) {
        self.verifies = verifies
        self.digest = digest
    }
}

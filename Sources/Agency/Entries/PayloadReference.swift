/// A salted commitment to bytes that are kept beside the log and can be erased.
public struct PayloadReference: Sendable, Hashable, Codable {
    /// HMAC-SHA256 of the bytes under a random salt that is stored with them.
    public var commitment: Digest
    /// Where the payload store keeps them.
    public var id: String

    /// The reference with these parts.
    public init(commitment: Digest, id: String) {
        self.commitment = commitment
        self.id = id
    }
}

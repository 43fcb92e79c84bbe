/// What an entry of the log says about a payload that lies beside it.
public struct SealedPayload: Sendable, Hashable {
    /// Where the payload is found again.
    public let id: PayloadID
    /// HMAC-SHA256(salt, payload), 32 bytes. Without the salt, which goes with the payload, it
    /// tells nothing about the payload, also when the payload can be guessed.
    public let commitment: [UInt8]

    /// A payload that was sealed by a store.
    package init(id: PayloadID, commitment: [UInt8]) {
        self.id = id
        self.commitment = commitment
    }
}

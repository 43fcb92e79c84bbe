import StrictJSON

/// A holder hands a part of a token on, without asking the house: a later block
/// (Specs/delegation.md). It can take away and never give.
public struct Attenuation: Sendable, Hashable, Codable {
    /// SHA-256 of the message of the block before: a block counts in its place alone.
    public var previous: Digest
    /// What may be used of what the blocks before allow.
    public var scope: LeaseScope
    /// The most of each quantity; the least of all blocks counts.
    public var limits: [Quantity: Int64]
    /// When it ends; the earliest of all blocks counts.
    public var expires: Instant
    /// The key of whoever gets it, 64 hexadecimal digits.
    public var holder: String

    /// The block with these parts.
    public init(
        previous: Digest, scope: LeaseScope, limits: [Quantity: Int64], expires: Instant,
        holder: String
    ) {
        self.previous = previous
        self.scope = scope
        self.limits = limits
        self.expires = expires
        self.holder = holder
    }

    /// The bytes to sign: RFC 8785 of the block under the type `tribune-delegation-v1`.
    public var message: [UInt8] {
        get throws { try SignedBlock.message("tribune-delegation-v1", self) }
    }
}

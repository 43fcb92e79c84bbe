import StrictJSON

/// A lease that travels: what the house said of it, and how it was handed on. Whoever has the
/// house's public key verifies it without the house.
public struct LeaseToken: Sendable, Hashable, Codable {
    /// What the house said.
    public var claim: LeaseClaim
    /// The house's Ed25519 signature over the claim's message, 128 hexadecimal digits.
    public var signature: String
    /// How it was handed on, in order.
    public var blocks: [Block]

    /// A signed attenuation.
    public struct Block: Sendable, Hashable, Codable {
        /// What was taken away.
        public var attenuation: Attenuation
        /// The signature of the holder before, 128 hexadecimal digits.
        public var signature: String

        /// The block with these parts.
        public init(attenuation: Attenuation, signature: String) {
            self.attenuation = attenuation
            self.signature = signature
        }
    }

    /// No token is handed on more often.
    public static let blocksMax = 8
    /// No token's text is longer, in bytes.
    public static let bytesMax = 64 << 10

    /// The token of a claim, not handed on yet.
    public init(claim: LeaseClaim, signature: String, blocks: [Block] = []) {
        self.claim = claim
        self.signature = signature
        self.blocks = blocks
    }

    /// The token of a text. Exact: a member that it does not know is refused.
    public init(text: [UInt8]) throws {
        let limits = JSONLimits(bytesMax: Self.bytesMax, depthMax: 16, nodesMax: 10_000)
        let value = try JSONValue.parse(text, limits: limits)
        self = try JSONValueDecoder(exact: true).decode(Self.self, from: value)
    }

    /// The RFC 8785 text.
    public func text() throws -> [UInt8] { try JSONValueEncoder().encode(self).canonical() }

    /// The message of the newest block: what a further block names as the one before.
    public var newest: [UInt8] {
        get throws { try blocks.last?.attenuation.message ?? claim.message }
    }

    /// The key that may use the token now.
    public var holder: String { blocks.last?.attenuation.holder ?? claim.holder }
}

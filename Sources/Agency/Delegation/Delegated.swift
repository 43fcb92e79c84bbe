/// What a verified token allows its holder.
public struct Delegated: Sendable, Hashable {
    /// What the house said.
    public let claim: LeaseClaim
    /// The scopes of all blocks: an act must lie in each.
    public let scopes: [LeaseScope]
    /// The least that any block says of a quantity; what none names is not limited.
    public let limits: [Quantity: Int64]
    /// When the first block ends.
    public let expires: Instant
    /// The key that must prove itself.
    public let holder: String

    /// Verifies a token by the house's public key, as of `now`.
    public init(
        _ token: LeaseToken, house: String, notary: TokenNotary, now: Instant
    ) throws(TokenFault) {
        guard token.blocks.count <= LeaseToken.blocksMax else { throw .tooLong }
        var message = try Self.message(of: token.claim)
        guard notary.verifies(token.signature, message, house) else {
            throw .badSignature(block: 0)
        }
        var scopes = token.claim.scopes
        var limits = token.claim.limits
        var expires = token.claim.expires
        var holder = token.claim.holder
        for (place, block) in token.blocks.enumerated() {
            guard notary.digest(message) == block.attenuation.previous else {
                throw .outOfPlace(block: place + 1)
            }
            message = try Self.message(of: block.attenuation)
            guard notary.verifies(block.signature, message, holder) else {
                throw .badSignature(block: place + 1)
            }
            scopes.append(block.attenuation.scope)
            limits.merge(block.attenuation.limits) { min($0, $1) }
            expires = min(expires, block.attenuation.expires)
            holder = block.attenuation.holder
        }
        for scope in scopes { if let end = scope.expires { expires = min(expires, end) } }
        guard now < expires, token.claim.issued <= now.advanced(by: Self.skew) else {
            throw .expired
        }
        claim = token.claim
        self.scopes = scopes
        self.limits = limits
        self.expires = expires
        self.holder = holder
    }

    /// So far the clocks of house and verifier may differ.
    private static let skew = Instant.Span.seconds(5)

    private static func message(of claim: LeaseClaim) throws(TokenFault) -> [UInt8] {
        do { return try claim.message } catch { throw .unreadable }
    }

    private static func message(of block: Attenuation) throws(TokenFault) -> [UInt8] {
        do { return try block.message } catch { throw .unreadable }
    }

    /// True when every block lets the holder call a tool.
    public func allows(tool: String, of server: ServerName) -> Bool {
        scopes.allSatisfy { scope in
            guard let servers = scope.servers else { return true }
            guard let part = servers[server] else { return false }
            return part.tools?.contains(tool) ?? true
        }
    }

    /// The level that every block lets the holder have.
    public var level: AutonomyLevel { scopes.compactMap(\.level).min() ?? .spawning }
}

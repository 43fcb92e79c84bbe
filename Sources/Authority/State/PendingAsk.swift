public import Agency

/// An ask that waits for a person.
public struct PendingAsk: Sendable, Hashable, Codable {
    /// The lineage.
    public let lineage: LineageID
    /// The lease that asks.
    public let lease: LeaseID
    /// When the agent asked.
    public let asked: Instant
    /// When it is denied.
    public let expires: Instant
    /// The digest of what the person is shown.
    public let shown: Digest?
    /// Why a person is asked.
    public let reasons: [Reason]
    /// The class of effect that it would have.
    public let effect: EffectClass
    /// People who agree, where two must.
    public internal(set) var consents: [PersonName] = []
    /// True once it is approved; the next decision uses it up.
    public internal(set) var approved = false

    init(
        intent: Intent, lineage: LineageID, effect: EffectClass, asked: Instant, expires: Instant
    ) {
        self.lineage = lineage
        lease = intent.lease
        self.effect = effect
        self.asked = asked
        self.expires = expires
        shown = intent.shown
        reasons = intent.reasons
    }
}

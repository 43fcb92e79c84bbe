public import Agency

/// An ask that waits for a person.
public struct PendingAsk: Sendable, Hashable, Codable {
    /// The lineage.
    public let lineage: LineageID
    /// When the agent asked.
    public let asked: Instant
    /// When it is denied.
    public let expires: Instant
    /// The digest of what the person is shown.
    public let shown: Digest?
    /// Why a person is asked.
    public let reasons: [Reason]
    /// True once a person approved; the next decision uses it up.
    public internal(set) var approved = false

    init(intent: Intent, lineage: LineageID, asked: Instant, expires: Instant) {
        self.lineage = lineage
        self.asked = asked
        self.expires = expires
        shown = intent.shown
        reasons = intent.reasons
    }
}

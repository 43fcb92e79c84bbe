/// The first of two people who must agree wants a lineage loosened. Changes nothing by itself.
public struct ConsentRecord: Sendable, Hashable, Codable {
    /// The lineage.
    public var lineage: LineageID
    /// What they want changed.
    public var change: Order.Change
    /// Who, and their signature.
    public var consent: Consent

    /// The record with these parts.
    public init(lineage: LineageID, change: Order.Change, consent: Consent) {
        self.lineage = lineage
        self.change = change
        self.consent = consent
    }
}

import Agency

/// Limits of one holder, with what is used and held.
public struct PurseView: Sendable, Hashable, Codable {
    /// `organisation`, `team:NAME`, `agent:NAME`, a lineage or a lease.
    public var holder: String
    /// The limits.
    public var limits: [LimitView]

    /// The view with these parts.
    public init(holder: String, limits: [LimitView]) {
        self.holder = holder
        self.limits = limits
    }
}

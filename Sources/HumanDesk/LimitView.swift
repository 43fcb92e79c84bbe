public import Agency

/// A limit with what of it is used.
public struct LimitView: Sendable, Hashable, Codable {
    /// The limit.
    public var limit: Limit
    /// Settled within the period.
    public var spent: Int64
    /// Held by actions in flight.
    public var reserved: Int64

    /// The view with these parts.
    public init(limit: Limit, spent: Int64, reserved: Int64) {
        self.limit = limit
        self.spent = spent
        self.reserved = reserved
    }
}

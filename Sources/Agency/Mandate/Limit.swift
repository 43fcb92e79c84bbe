/// A hard cap: at no moment is spent + reserved above `max`.
public struct Limit: Sendable, Hashable, Codable {
    /// Over what it is counted.
    public enum Period: Sendable, Hashable, Codable {
        /// One action alone.
        case action
        /// Any stretch of this length (sliding).
        case window(Instant.Span)
        /// The stretches of this length that begin at 1970-01-01T00:00:00Z and follow each other.
        case fixed(Instant.Span)
        /// The whole life of the lineage.
        case life
    }

    /// What is counted.
    public var quantity: Quantity
    /// Over what.
    public var period: Period
    /// The most, in the quantity's unit.
    public var max: Int64

    /// At most `max` of `quantity` over `period`.
    public init(_ quantity: Quantity, per period: Period, max: Int64) {
        self.quantity = quantity
        self.period = period
        self.max = max
    }
}

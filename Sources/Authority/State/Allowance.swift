public import Agency

/// What a person allowed beforehand, and how often it was used.
public struct Allowance: Sendable, Hashable, Codable {
    /// What was allowed.
    public let record: AllowanceRecord
    /// Acts that used it.
    public internal(set) var used: Int64 = 0

    init(_ record: AllowanceRecord) { self.record = record }

    /// True when one more act may use it.
    public func isOpen(at now: Instant) -> Bool { used < record.count && now < record.expires }
}

/// What the cells of a lease have used in all, measured by the kernel.
public struct UsageRecord: Sendable, Hashable, Codable {
    /// The lease.
    public var lease: LeaseID
    /// Totals (CPU time, wall time) and peaks (memory, processes).
    public var used: [Quantity: Int64]

    /// The record with these parts.
    public init(lease: LeaseID, used: [Quantity: Int64]) {
        self.lease = lease
        self.used = used
    }
}

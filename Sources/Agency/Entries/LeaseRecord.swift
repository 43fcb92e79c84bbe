/// A lease was given to a new root agent.
public struct LeaseRecord: Sendable, Hashable, Codable {
    /// The lease.
    public var lease: LeaseID
    /// The lineage that it begins.
    public var lineage: LineageID
    /// The mandate's digest.
    public var mandate: Digest
    /// The person's Unix user who started it.
    public var startedBy: UInt32
    /// True for `run --observe`: refuses red lines only.
    public var observing: Bool
    /// The command, for people.
    public var command: [String]

    /// The record with these parts.
    public init(
        lease: LeaseID, lineage: LineageID, mandate: Digest, startedBy: UInt32,
        observing: Bool, command: [String]
    ) {
        self.lease = lease
        self.lineage = lineage
        self.mandate = mandate
        self.startedBy = startedBy
        self.observing = observing
        self.command = command
    }
}

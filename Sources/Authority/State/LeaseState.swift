public import Agency

/// A lease: who acts through a door, and whether it still may.
public struct LeaseState: Sendable, Hashable, Codable {
    /// The lineage that it belongs to.
    public let lineage: LineageID
    /// How it ended; nil while it lives.
    public internal(set) var ended: LeaseEnded?

    init(lineage: LineageID) {
        self.lineage = lineage
    }
}

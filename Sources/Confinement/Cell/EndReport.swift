/// The facts of a cell's end.
public struct EndReport: Sendable, Hashable, Codable {
    /// Why it is gone.
    public var cause: EndCause
    /// What shows that nothing is left.
    public var evidence: Set<EndEvidence>
    /// Processes of the agent at the moment of the order; nil when nobody counted.
    public var processes: UInt64?
    /// From the order to the evidence. Zero when there was no order.
    public var nanoseconds: UInt64
    /// What the agent used in all.
    public var usage: CellUsage
}

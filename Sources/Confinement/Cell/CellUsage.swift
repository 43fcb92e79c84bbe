/// What a cell's agent and all it bore have used. Nil: this host cannot tell.
public struct CellUsage: Sendable, Hashable, Codable {
    /// Processor time in nanoseconds, of the living and the dead.
    public var cpuNanoseconds: UInt64?
    /// The most memory held at any time, in bytes.
    public var memoryPeakBytes: UInt64?
    /// Processes alive now.
    public var processes: UInt64?
}

/// Hard caps of a cell. Nil means that this cap is not set.
public struct CellLimits: Sendable, Hashable {
    /// Memory of the whole cell in bytes (control group). Without one: address space of each
    /// process, which is the weakness `memory-limit`.
    public var memoryBytes: UInt64?
    /// Processes and threads of the whole cell (control group). Without one: processes of the
    /// cell's user, which is the weakness `process-limit`.
    public var processes: UInt64?
    /// Share of the processors in percent of one (control group). Without one: the weakness
    /// `cpu-limit`.
    public var cpuPercent: UInt64?
    /// CPU seconds of each process. For the cell's total, ask `Cell.usage()`; a host that cannot
    /// count it has the weakness `cpu-limit`.
    public var cpuSecondsPerProcess: UInt64?
    /// Bytes of each file that is written.
    public var fileBytes: UInt64?
    /// Open descriptors of each process.
    public var openFiles: UInt64?

    /// No caps, but 1024 open descriptors.
    public init() { openFiles = 1024 }
}

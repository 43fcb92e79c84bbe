/// What a limit counts, with its unit.
public enum Quantity: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    /// Actions that were permitted.
    case calls
    /// Model tokens.
    case tokens
    /// Micro-units of the mandate's currency.
    case money
    /// Nanoseconds since the lease was granted.
    case wallTime = "wall_time"
    /// Nanoseconds of CPU of the cell's processes.
    case cpuTime = "cpu_time"
    /// Bytes of memory of the cell.
    case memory
    /// Processes alive in the cell.
    case processes
    /// Bytes sent out through doors.
    case bytesOut = "bytes_out"
    /// Live copies of the lineage.
    case liveCopies = "live_copies"
}

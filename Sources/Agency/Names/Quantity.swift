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
    /// Live copies of the lineage: leases that have not ended.
    case liveCopies = "live_copies"
    /// How many ancestors a lease may have.
    case generations
    /// Children that were started.
    case spawns
    /// Hosts that the lineage speaks with for the first time.
    case newHosts = "new_hosts"
    /// Credentials that were handed out.
    case credentials
    /// Asks put to people.
    case asks

    /// What an amount is counted in.
    public enum Unit: Sendable, Hashable {
        /// Whole things.
        case count
        /// Micro-units of a currency.
        case money
        /// Nanoseconds.
        case time
        /// Bytes.
        case bytes
    }

    /// What an amount of it is counted in.
    public var unit: Unit {
        switch self {
        case .money: .money
        case .wallTime, .cpuTime: .time
        case .memory, .bytesOut: .bytes
        case .calls, .tokens, .processes, .liveCopies, .generations, .spawns, .newHosts,
            .credentials, .asks:
            .count
        }
    }

    /// True for what is held and never used up: being at the limit is no sign of anything.
    public var isGauge: Bool { self == .liveCopies || self == .generations }

    /// True for what a child gets as its own part of the parent's (design.md section 1, lineage).
    /// The others are caps of each cell, or of the lineage as a whole.
    public var isLent: Bool {
        switch self {
        case .calls, .tokens, .money, .bytesOut, .liveCopies, .spawns, .newHosts, .credentials:
            true
        case .wallTime, .cpuTime, .memory, .processes, .generations, .asks: false
        }
    }
}

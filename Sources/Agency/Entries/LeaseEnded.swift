/// A lease and its cells ended.
public struct LeaseEnded: Sendable, Hashable, Codable {
    /// Why it ended.
    public enum Cause: String, Sendable, Hashable, Codable {
        /// The agent's program ended by itself.
        case finished
        /// A person or an order stopped it.
        case stopped
        /// The agent that started it ended.
        case parentEnded = "parent_ended"
        /// A limit of the cell was reached.
        case limit
        /// The cell could not be built or a server not be started.
        case failed
        /// The daemon died and the cell's lease ran out.
        case daemonDied = "daemon_died"
    }

    /// The lease.
    public var lease: LeaseID
    /// Why it ended.
    public var cause: Cause
    /// The agent's exit status, when it ended by itself.
    public var exitStatus: Int?
    /// How the end was proven (`empty pid namespace`, `empty cgroup`), or why it was not.
    public var proof: String
    /// True when no process can be left.
    public var confirmed: Bool

    /// The record with these parts.
    public init(
        lease: LeaseID, cause: Cause, exitStatus: Int?, proof: String, confirmed: Bool
    ) {
        self.lease = lease
        self.cause = cause
        self.exitStatus = exitStatus
        self.proof = proof
        self.confirmed = confirmed
    }
}

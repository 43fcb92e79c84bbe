/// A daemon took the log over.
public struct Started: Sendable, Hashable, Codable {
    /// Tribune's version.
    public var program: String
    /// How the daemon before it ended.
    public var before: Ending
    /// Paths that no action may name: the state folder, the people's socket.
    public var oversightPaths: [String]

    /// How a daemon ended.
    public enum Ending: String, Sendable, Hashable, Codable {
        /// There was none.
        case first
        /// It closed the log in order.
        case clean
        /// It handed its cells over and was replaced.
        case upgrade
        /// It died: leases that were live are ended and their lineages frozen.
        case crash
    }

    /// The record with these parts.
    public init(program: String, before: Ending, oversightPaths: [String]) {
        self.program = program
        self.before = before
        self.oversightPaths = oversightPaths
    }
}

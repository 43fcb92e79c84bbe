/// What became of a permitted action.
public struct Outcome: Sendable, Hashable {
    /// How it ended.
    public enum Status: String, Sendable, Hashable, Codable {
        /// The server did it.
        case succeeded
        /// The server answered with an error.
        case failed
        /// Ended before the server answered; the effect may have happened.
        case cancelled
        /// Voided before anything left: nothing happened.
        case voided
        /// Nobody knows: the daemon or the server went away in between.
        case unknown
    }

    /// How it ended.
    public let status: Status
    /// What was really used, where it differs from what was reserved.
    public let used: [Quantity: Int64]
    /// The result's bytes, for the payload store; empty when there is none.
    public let result: [UInt8]

    /// The outcome with these parts.
    public init(status: Status, used: [Quantity: Int64] = [:], result: [UInt8] = []) {
        self.status = status
        self.used = used
        self.result = result
    }
}

public import Agency

/// A person's wish to run an agent.
public struct RunRequest: Sendable, Hashable, Codable {
    /// The mandate, already parsed and checked by the client; the hall checks it again.
    public var mandate: Mandate
    /// Where the mandate's file lies: it is protected inside the cell.
    public var mandatePath: String
    /// Where the mandate's policy files lie: protected likewise.
    public var policyPaths: [String]
    /// The command.
    public var command: [String]
    /// The working directory, absolute.
    public var directory: String
    /// The person's variables that the mandate passes, with their values.
    public var environment: [String: String]
    /// The terminal's size when there is one; nil gives the agent pipes.
    public var terminal: TerminalSize?
    /// True to record and not refuse, red lines excepted.
    public var observing: Bool
    /// True to keep the run going when the client goes away (`--detach`).
    public var detached: Bool

    /// The request with these parts.
    public init(
        mandate: Mandate, mandatePath: String, policyPaths: [String] = [], command: [String],
        directory: String, environment: [String: String], terminal: TerminalSize?,
        observing: Bool, detached: Bool
    ) {
        self.mandate = mandate
        self.mandatePath = mandatePath
        self.policyPaths = policyPaths
        self.command = command
        self.directory = directory
        self.environment = environment
        self.terminal = terminal
        self.observing = observing
        self.detached = detached
    }
}

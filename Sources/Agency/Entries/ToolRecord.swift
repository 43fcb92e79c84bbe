/// The definition of a tool, a prompt or a server's instructions was pinned, or differs from its
/// pin.
public struct ToolRecord: Sendable, Hashable, Codable {
    /// What became of it.
    public enum State: String, Sendable, Hashable, Codable {
        /// Seen first: this definition counts from now on.
        case pinned
        /// Changed: the tool may not be used until a person pins it anew.
        case quarantined
    }

    /// The agent whose mandate grants the tool; pins hold across its runs.
    public var agent: AgentName
    /// The lease that saw it.
    public var lease: LeaseID
    /// The server.
    public var server: ServerName
    /// The tool, or another `PinName`.
    public var tool: String
    /// The definition seen.
    public var definition: Digest
    /// What became of it.
    public var state: State

    /// The record with these parts.
    public init(
        agent: AgentName, lease: LeaseID, server: ServerName, tool: String, definition: Digest,
        state: State
    ) {
        self.agent = agent
        self.lease = lease
        self.server = server
        self.tool = tool
        self.definition = definition
        self.state = state
    }
}

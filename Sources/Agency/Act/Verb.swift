/// What an agent asks to do. An unknown verb is refused at the door.
public enum Verb: String, Sendable, Hashable, Codable, CaseIterable {
    /// Call a tool of an MCP server.
    case callTool = "tools/call"
    /// Read a resource of an MCP server.
    case readResource = "resources/read"
    /// Fetch a prompt of an MCP server.
    case getPrompt = "prompts/get"
    /// Ask an MCP server to complete an argument.
    case complete = "completion/complete"
    /// Listen for changes of resources.
    case subscribe = "subscriptions/listen"
    /// Start another agent under a part of the own lease.
    case spawn = "agents/spawn"
}

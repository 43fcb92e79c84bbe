/// One MCP server of a mandate: how it is reached and what of it may be used.
public struct ServerGrant: Sendable, Hashable, Codable {
    /// How the server is reached.
    public enum Transport: Sendable, Hashable, Codable {
        /// A program started in a cell of its own; the first element is the program.
        case command([String])
        /// Streamable HTTP.
        case url(String)
    }

    /// How the server is reached.
    public var transport: Transport
    /// Tools that may be used, with what they do and cost. Others do not exist for the agent.
    public var tools: [String: ToolGrant]
    /// Resource URIs that may be read; `*` stands for any run of characters.
    public var resources: [String]
    /// Prompt names that may be fetched; `*` as above.
    public var prompts: [String]
    /// What the server's own cell shows.
    public var files: FileGrant
    /// Where the server's cell may listen; nil, also in the record: nowhere.
    public var network: NetworkGrant?
    /// The server cell's environment.
    public var environment: EnvironmentGrant
    /// Memory of the server's cell in bytes.
    public var memoryBytes: Int64
    /// Processes in the server's cell.
    public var processes: Int64
    /// Labels that the lineage bears after it used any tool or resource of it.
    public var labels: [TaintLabel]?

    /// A server without grants.
    public init(transport: Transport) {
        self.transport = transport
        tools = [:]
        resources = []
        prompts = []
        files = FileGrant()
        environment = EnvironmentGrant()
        memoryBytes = 1 << 30
        processes = 64
    }
}

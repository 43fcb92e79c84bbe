/// Keys of `_meta` that MCP 2026-07-28 defines.
enum MetaKey {
    static let version = "io.modelcontextprotocol/protocolVersion"
    static let capabilities = "io.modelcontextprotocol/clientCapabilities"
    static let clientInfo = "io.modelcontextprotocol/clientInfo"
    static let serverInfo = "io.modelcontextprotocol/serverInfo"
    static let subscription = "io.modelcontextprotocol/subscriptionId"
    static let logLevel = "io.modelcontextprotocol/logLevel"
    static let progressToken = "progressToken"
}

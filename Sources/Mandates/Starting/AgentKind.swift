/// The kinds of agent that `tribune init` knows a good beginning for.
public enum AgentKind: String, Sendable, Hashable, CaseIterable {
    /// Any program that speaks MCP.
    case mcp
    /// Pydantic AI.
    case pydanticAI = "pydantic-ai"
    /// The OpenAI Agents SDK.
    case openAIAgents = "openai-agents"
    /// LangGraph and LangChain's MCP adapters.
    case langGraph = "langgraph"
    /// A script without a framework.
    case script

    /// True when the agent is a Python program with an environment of its own.
    var isPython: Bool {
        switch self {
        case .pydanticAI, .openAIAgents, .langGraph: true
        case .mcp, .script: false
        }
    }

    /// How the agent's code finds its servers, as the comment at the head of the file says it.
    var advice: [String] {
        switch self {
        case .mcp:
            [
                "$TRIBUNE_MCP_URL/<server> (streamable HTTP); $TRIBUNE_MCP_CONFIG names an",
                "mcp.json for programs that take one.",
            ]
        case .pydanticAI:
            [
                "Pydantic AI: MCPServerStreamableHTTP(",
                "    os.environ[\"TRIBUNE_MCP_URL\"] + \"/<server>\")",
            ]
        case .openAIAgents:
            [
                "OpenAI Agents: MCPServerStreamableHttp(",
                "    params={\"url\": os.environ[\"TRIBUNE_MCP_URL\"] + \"/<server>\"})",
            ]
        case .langGraph:
            [
                "LangGraph: MultiServerMCPClient({\"<server>\":",
                "    {\"transport\": \"streamable_http\",",
                "    \"url\": os.environ[\"TRIBUNE_MCP_URL\"] + \"/<server>\"}})",
            ]
        case .script:
            ["POST MCP requests to $TRIBUNE_MCP_URL/<server>."]
        }
    }
}

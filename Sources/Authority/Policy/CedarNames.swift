import Agency
import Cedar

/// How Tribune's things are called in Cedar. Mapping: AgentCore Policy (reference/cedar.md
/// section 6.1).
enum CedarNames {
    /// The null of an argument.
    static let null = EntityUID("AgentCore::Null", "null")
    /// The one resource.
    static let gateway = EntityUID("AgentCore::Gateway", "tribune")
    /// The group of all actions.
    static let root = EntityUID("AgentCore::Action", "Mcp")

    private static let userType = EntityTypeName("AgentCore::OAuthUser")
    private static let lineageType = EntityTypeName("Tribune::Lineage")
    private static let actionType = EntityTypeName("AgentCore::Action")

    static func principal(_ agent: AgentName) -> EntityUID? {
        userType.map { EntityUID(type: $0, id: agent.text) }
    }

    static func lineage(_ lineage: LineageID) -> EntityUID? {
        lineageType.map { EntityUID(type: $0, id: lineage.text) }
    }

    /// The action: a tool by its name, else the verb.
    static func action(_ verb: Verb, _ server: ServerName, _ target: String) -> EntityUID? {
        let name = verb == .callTool ? target : verb.rawValue
        return actionType.map { EntityUID(type: $0, id: "\(server.text)___\(name)") }
    }

    /// The group of a verb's actions.
    static func group(of verb: Verb) -> EntityUID? {
        let name =
            switch verb {
            case .callTool: "CallTool"
            case .readResource, .subscribe: "ReadResource"
            case .getPrompt: "GetPrompt"
            case .complete: "Complete"
            case .spawn: "Spawn"
            }
        return actionType.map { EntityUID(type: $0, id: name) }
    }
}

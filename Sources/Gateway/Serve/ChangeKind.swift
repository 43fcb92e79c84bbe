/// Lists whose changes a server may tell.
enum ChangeKind: String, CaseIterable {
    case tools = "notifications/tools/list_changed"
    case prompts = "notifications/prompts/list_changed"
    case resources = "notifications/resources/list_changed"

    /// The member of a listen filter that asks for it.
    var filter: String {
        switch self {
        case .tools: "toolsListChanged"
        case .prompts: "promptsListChanged"
        case .resources: "resourcesListChanged"
        }
    }

    /// The capability group that it belongs to.
    var group: String {
        switch self {
        case .tools: "tools"
        case .prompts: "prompts"
        case .resources: "resources"
        }
    }
}

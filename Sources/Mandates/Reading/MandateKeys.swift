import Agency

/// The keys of a mandate file. `Specs/mandate.schema.json` has the same; a test compares them.
enum MandateKeys {
    static let root = [
        "version", "agent", "purpose", "release", "level", "approvers", "ask_timeout", "lease",
        "currency", "limits", "servers", "policies", "policy_files", "files", "network",
        "environment", "watch", "accept_weaknesses", "spawn", "autonomy", "needs",
    ]
    static let required = ["version", "agent", "purpose", "level"]
    static let release = ["model", "system_prompt"]
    static let limits = Quantity.allCases.map(\.rawValue)
    static let server = [
        "command", "url", "tools", "resources", "prompts", "files", "network", "environment",
        "memory", "processes", "labels",
    ]
    /// What only a server that Tribune starts itself has.
    static let serverOfCommand = ["files", "network", "environment", "memory", "processes"]
    static let tool = ["effect", "cost", "price", "labels", "clearance", "power", "reduces"]
    static let power = PowerDimension.allCases.map(\.rawValue)
    static let powerAmount = ["argument", "count", "bytes"]
    static let spawn = ["agents", "level", "programs"]
    static let autonomy = ["context", "gates", "owner", "two_people"]
    static let twoPeople = ["effects", "orders"]
    static let levels = AutonomyLevel.allCases.map(\.name)
    static let files = ["read", "write", "execute"]
    static let network = ["listen"]
    static let environment = ["pass", "set"]
    static let watch = ["denied", "nearly_spent"]
    static let denied = ["count", "within"]
}

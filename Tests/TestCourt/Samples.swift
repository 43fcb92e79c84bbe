public import Agency
public import StrictJSON

/// The mandate, actions and digests that most tests speak of.
public enum Samples {
    /// A digest that is one digit, repeated.
    public static func digest(_ digit: Character) -> Digest {
        guard let digest = Digest(hex: String(repeating: digit, count: 64)) else {
            preconditionFailure("not a digit: \(digit)")
        }
        return digest
    }

    /// The pinned definition of every tool.
    public static let definition = digest("d")

    /// A mandate with one server, `git`, and a tool for each class of effect: `look`, `write` and
    /// `push`, which costs 10 of money.
    public static func mandate(
        _ level: AutonomyLevel = .delegated, limits: [Limit] = [], policies: String = ""
    ) -> Mandate {
        var server = ServerGrant(transport: .command(["/bin/server"]))
        server.tools = [
            "look": ToolGrant(effect: .read),
            "write": ToolGrant(effect: .write),
            "push": ToolGrant(effect: .irreversible, cost: [.money: 10]),
        ]
        server.resources = ["file:///work/*"]
        server.prompts = ["greet"]
        var mandate = Mandate(agent: "historian", purpose: "tests", level: level)
        mandate.servers = ["git": server]
        mandate.limits = limits
        mandate.policies = policies
        mandate.approvers = ["alice"]
        return mandate
    }

    /// A call of a tool of `git` with its pinned definition.
    public static func call(
        _ tool: String, _ arguments: KeyValuePairs<String, JSONValue> = [:],
        lease: LeaseID = "lease-1", server: ServerName = "git",
        definition: Digest? = definition, bytesOut: Int64 = 0
    ) -> Action {
        Action(
            lease: lease, verb: .callTool, server: server, target: tool,
            arguments: JSONObject(arguments.map { ($0.key, $0.value) }),
            definition: definition, bytesOut: bytesOut)
    }

    /// Anything but a tool call.
    public static func ask(
        _ verb: Verb, _ target: String, lease: LeaseID = "lease-1"
    ) -> Action {
        Action(
            lease: lease, verb: verb, server: "git", target: target, arguments: JSONObject(),
            definition: verb == .getPrompt ? definition : nil)
    }
}

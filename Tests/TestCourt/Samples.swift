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

    /// A mandate that lets `scout*` be started: five live copies, two generations.
    public static func spawning(
        _ level: AutonomyLevel = .spawning, limits: [Limit] = [], copies: Int64 = 5,
        generations: Int64 = 2
    ) -> Mandate {
        var mandate = mandate(level, limits: limits)
        mandate.limits += [
            Limit(.liveCopies, per: .life, max: copies),
            Limit(.generations, per: .life, max: generations),
        ]
        mandate.spawn = SpawnGrant(agents: ["scout*"], level: .spawning, programs: ["/bin/scout"])
        return mandate
    }

    /// A child called `scout` that gets these amounts.
    public static func child(
        _ limits: [Quantity: Int64] = [:], scope: LeaseScope = LeaseScope(),
        agent: AgentName = "scout"
    ) -> SpawnRequest {
        SpawnRequest(agent: agent, command: ["/bin/scout"], scope: scope, limits: limits)
    }

    /// The action of starting a child.
    public static func spawn(_ request: SpawnRequest, lease: LeaseID = "lease-1") -> Action {
        let arguments = (try? request.arguments()) ?? JSONObject()
        return Action(
            lease: lease, verb: .spawn, server: "tribune", target: request.agent.text,
            arguments: arguments)
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

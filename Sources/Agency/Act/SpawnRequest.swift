public import StrictJSON

/// What an agent asks for when it starts another: the arguments of `agents/spawn`.
public struct SpawnRequest: Sendable, Hashable, Codable {
    /// The server name under which policies see what Tribune itself does.
    public static let serverText = "tribune"

    /// The child's name.
    public var agent: AgentName
    /// The child's program and its arguments.
    public var command: [String]
    /// What the child may use of the parent's.
    public var scope: LeaseScope
    /// What the child gets of what the parent has left; what is not named it does not get. Live
    /// copies count the child itself.
    public var limits: [Quantity: Int64]

    /// The wish with these parts.
    public init(
        agent: AgentName, command: [String], scope: LeaseScope = LeaseScope(),
        limits: [Quantity: Int64] = [:]
    ) {
        self.agent = agent
        self.command = command
        self.scope = scope
        self.limits = limits
    }

    /// Reads the wish; scope and limits may be left out.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        agent = try container.decode(AgentName.self, forKey: .agent)
        command = try container.decode([String].self, forKey: .command)
        scope = try container.decodeIfPresent(LeaseScope.self, forKey: .scope) ?? LeaseScope()
        limits = try container.decodeIfPresent([Quantity: Int64].self, forKey: .limits) ?? [:]
        guard isBounded else {
            throw DecodingError.dataCorruptedError(
                forKey: .scope, in: container, debugDescription: "longer than a child may need")
        }
    }

    /// The most that a wish may hold: it is looked at under the one lock, at every act.
    private var isBounded: Bool {
        let servers = scope.servers ?? [:]
        let names = servers.values.flatMap {
            [$0.tools, $0.resources, $0.prompts].compactMap { $0 }
        }
        return command.count <= 64 && command.allSatisfy { $0.utf8.count <= 4096 }
            && servers.count <= 64 && names.allSatisfy { $0.count <= 256 }
            && names.allSatisfy { $0.allSatisfy { $0.utf8.count <= 512 } }
    }

    /// The wish in an action's arguments. Exact: a member that it does not know is refused.
    public init(_ arguments: JSONObject) throws {
        self = try JSONValueDecoder(exact: true).decode(Self.self, from: .object(arguments))
    }

    /// The wish as an action's arguments.
    public func arguments() throws -> JSONObject {
        guard case .object(let object) = try JSONValueEncoder().encode(self) else {
            return JSONObject()
        }
        return object
    }

    /// What moves from the parent to the child: what was asked for, and the child itself.
    public var slice: [Quantity: Int64] {
        var result = limits.filter { $0.key.isLent }
        result[.liveCopies] = max(1, limits[.liveCopies] ?? 1)
        return result
    }
}

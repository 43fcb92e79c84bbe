import Agency
import StrictJSON
import TestCourt

/// The mandate and the action that are decided: ten servers with four tools and a pattern of
/// resources each, forty policies of grants, the rest written.
enum Sample {
    static let servers = 10
    static let tools = 4

    static func server(_ number: Int) throws -> ServerName {
        let text = "server\(number)"
        guard let name = ServerName(text) else { throw BenchFault("no server name: \(text)") }
        return name
    }

    /// Written policies, as people write them: most name an action, some look at every call.
    private static func policy(_ number: Int) -> String {
        let server = "server\(number % servers)"
        let tool = "AgentCore::Action::\"\(server)___tool\(number % tools)\""
        return switch number % 6 {
        case 0:
            """
            permit(principal, action == \(tool), resource) when {
            context.input has path && context.input.path like "/work/area\(number)/*" };
            """
        case 1:
            """
            forbid(principal, action == \(tool), resource) when {
            context.input has amount && context.input.amount > \(1000 + number) };
            """
        case 2:
            """
            forbid(principal, action in AgentCore::Action::"CallTool", resource) when {
            context.tribune.server == "\(server)" &&
            context.tribune.bytes_out > \(100_000 + number) };
            """
        case 3:
            """
            permit(principal is AgentCore::OAuthUser,
            action in [\(tool), AgentCore::Action::"\(server)___tool1"],
            resource is AgentCore::Gateway) when {
            ["read", "write"].contains(context.tribune.effect) };
            """
        case 4:
            """
            @ask("large") forbid(principal, action == \(tool), resource) when {
            context.input has amount && context.input.amount > 500 };
            """
        default:
            """
            forbid(principal, action in AgentCore::Action::"ReadResource", resource) when {
            context.tribune.uri like "*/secret\(number)/*" };
            """
        }
    }

    /// A mandate with so many policies in all, at least the forty of its grants.
    static func mandate(policies: Int) throws -> Mandate {
        var mandate = Samples.mandate(
            .delegated,
            limits: [
                Limit(.calls, per: .life, max: 1 << 50), Limit(.bytesOut, per: .life, max: 1 << 50),
                Limit(.money, per: .life, max: 1 << 50),
                Limit(.calls, per: .window(.seconds(60)), max: 1 << 50),
            ])
        mandate.servers = [:]
        for number in 0..<servers {
            var grant = ServerGrant(transport: .command(["/bin/server"]))
            for tool in 0..<tools {
                grant.tools["tool\(tool)"] = ToolGrant(effect: .write, cost: [.money: 10])
            }
            grant.resources = ["file:///work/*"]
            mandate.servers[try server(number)] = grant
        }
        let written = max(0, policies - servers * 4)
        mandate.policies = (0..<written).map(policy).joined(separator: "\n")
        // Else the watchers soon lower the level, and all would wait for a person.
        mandate.watch.deniedCount = .max
        mandate.watch.nearlySpentPermille = .max
        return mandate
    }

    /// What a server of the mandate says of its tools.
    static var definitions: [ToolDefinition] {
        (0..<tools).map { ToolDefinition(name: "tool\($0)", digest: Samples.definition) }
    }

    /// A call that is permitted.
    static func call(_ number: Int, _ lease: LeaseID) throws -> Action {
        Samples.call(
            "tool\(number % tools)",
            [
                "path": .string("/work/area\(number % 100)/notes/chapter-\(number)/page.md"),
                "amount": .number(JSONNumber(Int64(number % 400))),
                "comment": "A line of text that the agent wrote for a person to read.",
                "dry_run": .bool(false),
            ], lease: lease, server: try server(number % servers), bytesOut: 200)
    }
}

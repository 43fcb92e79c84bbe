import Agency
import Cedar

/// A mandate's grants as Cedar policies, so that one engine decides everything.
/// Mapping: AgentCore Policy (reference/cedar.md section 6.1).
enum GrantPolicies {
    /// One permit a server for its tools, one for each resource and prompt pattern.
    static func policies(of mandate: Mandate) throws -> [Policy] {
        var result: [Policy] = []
        for (server, grant) in mandate.servers.sorted(by: { $0.key < $1.key }) {
            for (index, text) in texts(server, grant).enumerated() {
                let parsed = try PolicySet.parse(text).policies
                result += parsed.map { $0.renamed(PolicyID("grant:\(server)#\(index)")) }
            }
        }
        for (index, pattern) in (mandate.spawn?.agents ?? []).enumerated() {
            guard let own = ServerName(SpawnRequest.serverText) else { break }
            let parsed = try PolicySet.parse(rule(own, .spawn, "name", pattern)).policies
            result += parsed.map { $0.renamed(PolicyID("grant:spawn#\(index)")) }
        }
        return result
    }

    private static func texts(_ server: ServerName, _ grant: ServerGrant) -> [String] {
        let tools = grant.tools.keys.sorted()
            .map { "AgentCore::Action::\(literal("\(server)___\($0)"))" }
            .joined(separator: ", ")
        let own = tools.isEmpty ? [] : ["permit(principal, action in [\(tools)], resource);"]
        let resources = grant.resources.flatMap { pattern in
            [Verb.readResource, .subscribe, .complete].map { rule(server, $0, "uri", pattern) }
        }
        let prompts = grant.prompts.flatMap { pattern in
            [Verb.getPrompt, .complete].map { rule(server, $0, "name", pattern) }
        }
        return own + resources + prompts
    }

    private static func rule(
        _ server: ServerName, _ verb: Verb, _ attribute: String, _ pattern: String
    ) -> String {
        """
        permit(principal, action == AgentCore::Action::\(literal("\(server)___\(verb.rawValue)")),
        resource) when { context.tribune has \(attribute) && \
        context.tribune.\(attribute) like \(Pattern(mandate: pattern)) };
        """
    }

    /// A Cedar string literal; everything but plain ASCII is written as a code point.
    static func literal(_ text: String) -> String { "\"" + escaped(text) + "\"" }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let plain = (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\"
            return plain
                ? String(Character(scalar)) : "\\u{\(String(scalar.value, radix: 16))}"
        }.joined()
    }
}

import Agency
import StrictJSON
import TestCourt
import Testing

@testable import Authority

@Suite("Grants and policies")
struct PolicyTests {
    private func decide(
        _ policies: String, _ tool: String = "look",
        _ arguments: KeyValuePairs<String, JSONValue> = [:],
        level: AutonomyLevel = .delegated
    ) throws -> ActionDecision {
        try Court(Samples.mandate(level, policies: policies)).decide(Samples.call(tool, arguments))
    }

    @Test("a forbid beats every permit, and its message is for the agent")
    func forbidBeats() throws {
        let decision = try decide(
            """
            permit(principal, action, resource);
            @id("no-look") @message("look elsewhere") forbid(principal, action, resource);
            """)
        #expect(decision.verdict == .deny)
        #expect(decision.reasons.first == Reason(.forbidden, "no-look", message: "look elsewhere"))
        #expect(decision.denial.text == "Denied by Tribune: look elsewhere")
    }

    @Test(
        "law 1: a forbid that fails in a matching scope denies, whatever fails",
        arguments: [
            "context.input.missing == 1", "context.input.n + 9223372036854775807 > 0",
            "context.input.n like \"*\"", "principal.missing", "ip(context.input.s).isIpv4()",
            "decimal(context.input.s).lessThan(decimal(\"1.0\"))", "context.input.n",
            "true && context.input.missing", "AgentCore::OAuthUser::\"nobody\".level > 1",
        ])
    func failingForbid(condition: String) throws {
        let policies = "@message(\"m\") forbid(principal, action, resource) when { \(condition) };"
        let arguments: KeyValuePairs<String, JSONValue> = ["n": 1, "s": "no address"]
        let decision = try decide(policies, "look", arguments)
        #expect(decision.verdict == .deny)
        #expect(decision.reasons.first?.code == .forbidError)
        #expect(decision.denial == .plain, "why it failed is not the agent's business")
    }

    @Test("a forbid that fails outside its scope is not its business")
    func failingForbidElsewhere() throws {
        let policies = """
            forbid(principal, action == AgentCore::Action::"git___push", resource)
            when { context.input.missing };
            """
        #expect(try decide(policies, "look").verdict == .permit)
        #expect(try decide(policies, "push").verdict == .deny)
    }

    @Test("a failing @ask forbid denies too; a failing permit only does not permit")
    func failingOthers() throws {
        let asking = "@ask forbid(principal, action, resource) when { context.input.missing };"
        #expect(try decide(asking).verdict == .deny)
        let permit = "permit(principal, action, resource) when { context.input.missing };"
        #expect(try decide(permit).verdict == .permit, "the grant still permits")
        #expect(try decide(permit, "other", level: .bounded).verdict == .deny)
    }

    @Test("a failing forbid at the edge denies rather than asks")
    func failingForbidAtEdge() throws {
        let policies = "forbid(principal, action, resource) when { context.input.missing };"
        #expect(try decide(policies, "other").verdict == .deny)
    }

    @Test("@ask turns what a forbid matches into a question")
    func askingForbid() throws {
        let policies = """
            @ask @id("big") forbid(principal, action, resource) when { context.input.n > 10 };
            """
        #expect(try decide(policies, "look", ["n": 10]).verdict == .permit)
        let decision = try decide(policies, "look", ["n": 11])
        #expect(decision.verdict == .ask)
        #expect(decision.reasons.first == Reason(.policyAsks, "big"))
    }

    @Test("a permit with @ask opens a question where nothing else permits, and closes nothing")
    func askingPermit() throws {
        let policies = "@ask @id(\"p\") permit(principal, action, resource);"
        let decision = try decide(policies, "other", level: .bounded)
        #expect(decision.verdict == .ask)
        #expect(decision.reasons.first == Reason(.policyAsks, "p"))
        #expect(try decide(policies, "look").verdict == .permit)
    }

    @Test("a forbid still beats a question")
    func forbidBeatsAsk() throws {
        let policies = """
            @ask forbid(principal, action, resource);
            forbid(principal, action, resource);
            """
        #expect(try decide(policies).verdict == .deny)
    }

    @Test("a shadow policy is noted and changes nothing, permits included")
    func shadow() throws {
        let forbid = "@mode(\"shadow\") @id(\"s\") forbid(principal, action, resource);"
        let decision = try decide(forbid)
        #expect(decision.verdict == .permit)
        #expect(decision.reasons.contains(Reason(.shadow, "s")))
        let permit = "@mode(\"shadow\") permit(principal, action, resource);"
        #expect(try decide(permit, "other", level: .bounded).verdict == .deny)
        let failing = "@mode(\"shadow\") forbid(principal, action, resource) when { context.no };"
        #expect(try decide(failing).verdict == .permit)
    }

    @Test(
        "a mandate that cannot be put in force is refused with a reason",
        arguments: [
            "permit(principal, action, resource)",
            "permit(principal == ?principal, action, resource);",
            "@mode(\"off\") permit(principal, action, resource);", "allow(principal);", "\u{0}",
        ])
    func refused(policies: String) {
        let fault = #expect(throws: MandateFault.self) {
            try Authority.check(Samples.mandate(policies: policies))
        }
        #expect(fault?.description.hasPrefix("policies") == true)
    }

    @Test(
        "policies see the AgentCore mapping and Tribune's own facts",
        arguments: [
            "principal == AgentCore::OAuthUser::\"historian\"",
            "principal.id == \"historian\"",
            "principal in Tribune::Lineage::\"lin-1\"",
            "resource == AgentCore::Gateway::\"tribune\"",
            "action == AgentCore::Action::\"git___look\"",
            "action in AgentCore::Action::\"CallTool\"",
            "action in AgentCore::Action::\"Mcp\"",
            "context.input.text == \"x\" && context.input.n == 7",
            "context.input.list.contains(2)",
            "context.input.nothing == AgentCore::Null::\"null\"",
            "context.input.part.lessThan(decimal(\"1.0\"))",
            "context.tribune.effect == \"read\" && context.tribune.tool == \"look\"",
            "context.tribune.server == \"git\" && context.tribune.verb == \"tools/call\"",
            "context.tribune.usage.calls == 0",
            "context.tribune.bytes_out == 5",
            "context.system.now == datetime(\"2023-11-14T22:13:20Z\")",
        ])
    func facts(condition: String) throws {
        let mandate = Samples.mandate(
            limits: [Limit(.calls, per: .life, max: 9)],
            policies: "@id(\"seen\") forbid(principal, action, resource) when { \(condition) };")
        let arguments: KeyValuePairs<String, JSONValue> = [
            "text": "x", "n": 7, "list": [1, 2], "nothing": .null,
            "part": .number(try #require(JSONNumber(lexeme: "0.5"))),
        ]
        let decision = try Court(mandate).decide(Samples.call("look", arguments, bytesOut: 5))
        #expect(decision.reasons.first == Reason(.forbidden, "seen"))
    }

    @Test("adding a forbid or revoking a grant never widens what is allowed (law 11)")
    func narrower() throws {
        let forbids = [
            "forbid(principal, action, resource);",
            "@ask forbid(principal, action, resource);",
            "forbid(principal, action, resource) when { context.input.missing };",
            "forbid(principal, action, resource) when { context.tribune.effect == \"write\" };",
        ]
        for level in AutonomyLevel.allCases {
            let wide = try Court(Samples.mandate(level))
            for tool in ["look", "write", "push", "other"] {
                let before = LevelTests.width(wide.decide(Samples.call(tool)).verdict)
                for forbid in forbids {
                    let narrow = try Court(Samples.mandate(level, policies: forbid))
                    let after = LevelTests.width(narrow.decide(Samples.call(tool)).verdict)
                    #expect(after <= before, "\(level.name) \(tool) \(forbid)")
                }
                var revoked = Samples.mandate(level)
                revoked.servers["git"]?.tools[tool] = nil
                let after = LevelTests.width(try Court(revoked).decide(Samples.call(tool)).verdict)
                #expect(after <= before, "\(level.name) \(tool) revoked")
            }
        }
    }
}

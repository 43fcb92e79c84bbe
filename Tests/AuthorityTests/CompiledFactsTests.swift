import Agency
import Cedar
import StrictJSON
import TestCourt
import TestKit
import Testing

@testable import Authority

/// Facts that are computed when a policy reads them are those of the whole context, and the
/// compiled policies of a mandate answer as Cedar's reference does with that context.
@Suite("Facts on demand")
struct CompiledFactsTests {
    private static let actions: [Action] = [
        Samples.call("look", ["path": "/work/a", "n": 3, "deep": ["x": ["y": 1, "z": "é"]]]),
        Samples.call("write", ["path": "/etc", "n": "3", "list": [1, 2], "none": .null]),
        Samples.call("push", ["n": .number(JSONNumber(lexeme: "1.5") ?? JSONNumber(0))]),
        Samples.call("other"), Samples.call("look", server: "elsewhere"),
        Samples.ask(.readResource, "file:///work/x"), Samples.ask(.getPrompt, "greet"),
        Samples.ask(.complete, "greet"), Samples.ask(.subscribe, "file:///secret"),
    ]

    private static let conditions = [
        "true", "context.input.n > 2", "context.input has n && context.input.n > 2",
        "context.input has deep.x.y", "context.input.deep.x.z == \"é\"",
        "context.input == {}", "context.input.path like \"/work/*\"",
        "context.input.list.contains(2)", "context.input.none is AgentCore::Null",
        "context.tribune.server == \"git\"", "context.tribune has tool",
        "context.tribune.uri like \"file:///work/*\"", "context.tribune.name == \"greet\"",
        "context.tribune.usage.calls > 3", "context.tribune.usage has money",
        "context.tribune.usage has nothing", "context.tribune has nothing",
        "context.tribune.nothing.below == 1", "context.tribune.usage == {}",
        "context.tribune.excess has money",
        "context.tribune.power.money >= 0", "context.tribune.remaining has calls",
        "context.tribune.remaining.money > 0", "context.tribune.taint.isEmpty()",
        "context.tribune.taint has below", "context.tribune has team",
        "context.tribune.generation == 0", "context.tribune.excess has nothing.below",
        "context.tribune.effect == \"write\"", "context.tribune.server.below == 1",
        "context.system.now > datetime(\"2020-01-01\")", "context.system has later",
        "context has tribune && context has input && !(context has weather)",
        "context.weather == 1", "principal.id == \"historian\"", "principal has id",
        "principal in Tribune::Lineage::\"lin-1\"",
        "principal == AgentCore::OAuthUser::\"historian\"",
        "action in AgentCore::Action::\"Mcp\"", "action has anything",
        "[\"look\", \"push\"].contains(context.tribune.tool)",
        "context.tribune.lineage == \"lin-1\" && context.tribune.bytes_out >= 0",
    ]

    private static let scopes = [
        "principal, action, resource",
        "principal, action in AgentCore::Action::\"CallTool\", resource",
        "principal, action == AgentCore::Action::\"git___look\", resource",
        "principal is AgentCore::OAuthUser, action, resource is AgentCore::Gateway",
        "principal in Tribune::Lineage::\"lin-2\", action, resource",
    ]

    private static func policies(_ generator: inout SeededGenerator) -> String {
        (0..<generator.number(0...12)).map { _ in
            let note = generator.pick(["", "", "@ask(\"why\")", "@mode(\"shadow\")"])
            let effect = generator.pick(["permit", "forbid"])
            let clause = generator.pick(["when", "unless"])
            return "\(note) \(effect)(\(generator.pick(scopes))) "
                + "\(clause) { \(generator.pick(conditions)) };"
        }.joined(separator: "\n")
    }

    private func facts(_ action: Action, _ mandate: MandateInForce) throws -> PolicyFacts {
        let court = try Court(mandate.mandate)
        return PolicyFacts(
            action: action, lineage: "lin-1", state: try #require(court.lineage),
            mandate: mandate, now: court.now)
    }

    /// What the reference says, put together from the three places one by one.
    private func expected(_ facts: PolicyFacts) throws -> PolicyAnswer {
        let mandate = facts.mandate.mandate
        let policies =
            try GrantPolicies.policies(of: mandate) + PolicySet.parse(mandate.policies).policies
        let rules = try policies.map { ($0, try PolicyRule($0)) }
        let (action, agent) = (facts.action, facts.state.agent)
        let request = Request(
            principal: try #require(CedarNames.principal(agent)),
            action: try #require(CedarNames.action(action.verb, action.server, action.target)),
            resource: try #require(CedarNames.gateway), context: facts.context)
        func answer(_ place: PolicyRule.Place) throws -> Response {
            let policies = rules.filter { $0.1.place == place }.map(\.0)
            return Authorizer.authorize(
                request, policies: try PolicySet(policies), entities: facts.entities)
        }
        func determining(_ response: Response) -> [PolicyRule] {
            response.determining.sorted().compactMap { id in rules.first { $0.0.id == id }?.1 }
        }
        let (main, extra, quiet) = (try answer(.enforced), try answer(.asking), try answer(.shadow))
        var answer = PolicyAnswer()
        let failed = (main.failures + extra.failures).filter { $0.effect == .forbid }
        answer.denials = failed.map(\.policy).sorted().map { Reason(.forbidError, $0.text) }
        let rested = determining(main)
        if main.decision == .allow {
            answer.permits = rested.map(\.reason)
            if rested.allSatisfy(\.permitsAsking) {
                answer.asks = rested.map { Reason(.policyAsks, $0.reason.subject) }
            }
        } else {
            answer.denials += rested.map(\.reason)
        }
        answer.asks += determining(extra).map(\.reason)
        answer.notes = determining(quiet).map(\.reason)
        return answer
    }

    @Test("compiled policies and lazy facts answer as the reference does", arguments: 1...40)
    func agreesWithReference(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let limits = [Limit(.calls, per: .life, max: 9), Limit(.money, per: .life, max: 9)]
        let mandate = Samples.mandate(
            .bounded, limits: generator.some(limits), policies: Self.policies(&generator))
        let inForce = try MandateInForce(mandate)
        for action in Self.actions {
            let facts = try facts(action, inForce)
            let found = try #require(inForce.answer(facts))
            let expected = try expected(facts)
            #expect(found.permits == expected.permits, "\(mandate.policies)")
            #expect(found.denials == expected.denials, "\(mandate.policies)")
            #expect(found.asks == expected.asks, "\(mandate.policies)")
            #expect(found.notes == expected.notes, "\(mandate.policies)")
        }
    }

    @Test("a tool written with other code points for the same letters is another tool")
    func otherSpelling() throws {
        var mandate = Samples.mandate()
        mandate.servers["git"]?.tools["caf\u{E9}"] = ToolGrant(effect: .read)
        let inForce = try MandateInForce(mandate)
        let same = try inForce.answer(facts(Samples.call("caf\u{E9}"), inForce))
        let other = try inForce.answer(facts(Samples.call("cafe\u{301}"), inForce))
        #expect(same?.permits.isEmpty == false)
        #expect(other?.permits.isEmpty == true)
    }

    @Test("an argument that has no exact Cedar value has no answer, however deep it lies")
    func notRepresentable() throws {
        let inForce = try MandateInForce(Samples.mandate())
        let number = JSONValue.number(try #require(JSONNumber(lexeme: "1e400")))
        for arguments: KeyValuePairs<String, JSONValue> in [
            ["n": number], ["a": ["b": [number]]],
        ] {
            #expect(try inForce.answer(facts(Samples.call("look", arguments), inForce)) == nil)
        }
    }
}

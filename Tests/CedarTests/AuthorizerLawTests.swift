import Cedar
import TestKit
import Testing

/// The laws of Cedar's authorizer (`Cedar/Thm/Authorization`), on random policy sets.
@Suite struct AuthorizerLawTests {
    static let seeds: [UInt64] = Array(1...60)

    /// Bodies that hold, do not hold, and fail.
    private static let bodies = [
        "true", "false", "1 == 1", "principal is U", "principal is V", "action in Action::\"all\"",
        "resource in R::\"parent\"", "context.missing", "1 + 9223372036854775807 == 0", "\"x\"",
        "context has risk && context.risk > 5", "principal.level >= 2",
    ]

    private static let scopes = [
        "principal, action, resource", "principal == U::\"a\", action, resource",
        "principal == U::\"z\", action, resource", "principal is U, action, resource",
        "principal, action in [Action::\"all\", Action::\"none\"], resource",
        "principal, action == Action::\"v\", resource in R::\"parent\"",
        "principal in U::\"group\", action, resource is R in R::\"parent\"",
        "principal, action in [], resource",
    ]

    private static let entities: [Entity] = [
        Entity(Ask.principal, attributes: ["level": 2], parents: [Ask.uid("U", "group")]),
        Entity(Ask.action, parents: [Ask.uid("Action", "all")]),
        Entity(Ask.resource, parents: [Ask.uid("R", "parent")]),
    ]

    private func policies(_ generator: inout SeededGenerator) throws -> [Policy] {
        var result: [Policy] = []
        for index in 0..<Int.random(in: 0...8, using: &generator) {
            let effect = generator.pick(["permit", "permit", "forbid"])
            let clause = generator.pick(["when", "unless"])
            let text =
                "\(effect)(\(generator.pick(Self.scopes))) "
                + "\(clause) { \(generator.pick(Self.bodies)) };"
            let policy = try #require(try PolicySet.parse(text).policies.first)
            result.append(policy.renamed(PolicyID("p\(index)")))
        }
        return result
    }

    private func answer(_ policies: [Policy]) throws -> Response {
        Authorizer.authorize(
            Ask.request(context: ["risk": 7]), policies: try PolicySet(policies),
            entities: try Entities(Self.entities))
    }

    @Test(arguments: seeds)
    func `the order of policies changes nothing`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let policies = try policies(&generator)
        let first = try answer(policies)
        let second = try answer(policies.shuffled(using: &generator))
        #expect(first.decision == second.decision)
        #expect(first.determining == second.determining)
        #expect(first.errors == second.errors)
    }

    @Test(arguments: seeds)
    func `the answer follows from each policy alone`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let policies = try policies(&generator)
        let alone = try policies.map { policy in
            let permit = Policy(
                id: policy.id, effect: .permit, principal: policy.principal,
                action: policy.action, resource: policy.resource, conditions: policy.conditions)
            return (policy, try answer([permit]))
        }
        let satisfied = alone.filter { $0.1.decision == .allow }.map(\.0)
        let permits = Set(satisfied.filter { $0.effect == .permit }.map(\.id))
        let forbids = Set(satisfied.filter { $0.effect == .forbid }.map(\.id))
        let failed = Set(alone.filter { !$0.1.failures.isEmpty }.map(\.0.id))
        let response = try answer(policies)
        let allowed = !permits.isEmpty && forbids.isEmpty
        #expect(response.decision == (allowed ? .allow : .deny))
        #expect(response.determining == (allowed ? permits : forbids))
        #expect(Set(response.failures.map(\.policy)) == failed)
    }

    @Test(arguments: seeds)
    func `adding a forbid never opens`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let policies = try policies(&generator)
        let before = try answer(policies).decision
        for scope in Self.scopes {
            for body in Self.bodies {
                let text = "forbid(\(scope)) when { \(body) };"
                let forbid = try #require(try PolicySet.parse(text).policies.first)
                let after = try answer(policies + [forbid.renamed("new")]).decision
                #expect(!(before == .deny && after == .allow))
            }
        }
    }

    @Test(arguments: seeds)
    func `removing every permit denies`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let policies = try policies(&generator)
        #expect(try answer(policies.filter { $0.effect == .forbid }).decision == .deny)
    }

    @Test(arguments: seeds)
    func `every failure has its effect and lies in scope`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let policies = try policies(&generator)
        let response = try answer(policies)
        for failure in response.failures {
            #expect(failure.scopeMatched)
            #expect(policies.first { $0.id == failure.policy }?.effect == failure.effect)
        }
        #expect(response.forbidFailed == response.failures.contains { $0.effect == .forbid })
    }

    @Test func `no policy denies`() throws {
        let response = try answer([])
        #expect(response.decision == .deny)
        #expect(response.determining.isEmpty)
    }

    @Test func `a satisfied forbid beats every permit and is named`() throws {
        let response = try Ask.answer(
            """
            permit(principal, action, resource);
            forbid(principal, action, resource);
            permit(principal, action, resource);
            """)
        #expect(response.decision == .deny)
        #expect(response.determining == ["policy1"])
    }

    @Test func `a failing forbid opens in Cedar and is reported to who must not open`() throws {
        let response = try Ask.answer(
            """
            permit(principal, action, resource);
            forbid(principal, action, resource) when { 9223372036854775807 + 1 == 0 };
            """)
        #expect(response.decision == .allow)
        #expect(response.forbidFailed)
        #expect(response.failures.map(\.effect) == [.forbid])
    }

    @Test func `a failing forbid out of scope does not fail`() throws {
        let response = try Ask.answer(
            """
            permit(principal, action, resource);
            forbid(principal == U::"other", action, resource) when { context.missing };
            """)
        #expect(response.decision == .allow)
        #expect(!response.forbidFailed)
        #expect(response.failures.isEmpty)
    }
}

import Cedar
import TestKit
import Testing

/// Compiled policies answer as the reference evaluator does: decision, determining policies and
/// failures, in the same order.
@Suite struct CompiledTests {
    static let seeds: [UInt64] = Array(1...60)

    private static func difference(
        _ policies: [Policy], _ compiled: CompiledPolicySet, _ request: Request,
        _ entities: Entities
    ) throws -> String? {
        let expected = Authorizer.authorize(
            request, policies: try PolicySet(policies), entities: entities)
        let found = compiled.authorize(request, entities: entities)
        guard found != expected else { return nil }
        return "\(policies.map(\.description)) \(request): \(found), not \(expected)"
    }

    @Test(arguments: seeds)
    func `random policies have the same answer compiled`(seed: UInt64) throws {
        var random = RandomCedar(seed: seed)
        let policies = try random.policies(random.generator.number(0...30))
        let compiled = CompiledPolicySet(try PolicySet(policies))
        for _ in 0..<6 {
            let entities = try random.entities()
            for _ in 0..<3 {
                let difference = try Self.difference(
                    policies, compiled, random.request(), entities)
                #expect(difference == nil)
            }
        }
    }

    @Test(arguments: seeds)
    func `each random condition has the same value compiled`(seed: UInt64) throws {
        var random = RandomCedar(seed: seed &+ 1_000_000)
        let entities = try random.entities()
        let request = random.request()
        for depth in 0..<40 {
            let condition = random.expression(depth % 5)
            let policies = try PolicySet.parse(Ask.permit(when: condition)).policies
            let difference = try Self.difference(
                policies, CompiledPolicySet(policies), request, entities)
            #expect(difference == nil)
        }
    }

    @Test func `the random sets show every kind of answer`() throws {
        var answers: [Response] = []
        for seed in Self.seeds {
            var random = RandomCedar(seed: seed)
            let policies = try PolicySet(random.policies(random.generator.number(0...30)))
            answers.append(
                CompiledPolicySet(policies).authorize(
                    random.request(), entities: try random.entities()))
        }
        #expect(answers.contains { $0.decision == .allow && !$0.failures.isEmpty })
        #expect(answers.contains { $0.decision == .allow && $0.failures.isEmpty })
        #expect(answers.contains { $0.decision == .deny && $0.determining.count > 1 })
        #expect(answers.contains { $0.forbidFailed })
    }

    @Test(arguments: DecisionVectors.all.indices)
    func `the oracle's answers are those of compiled policies`(index: Int) throws {
        let vector = DecisionVectors.all[index]
        let question = try DecisionTests.question(vector)
        let compiled = CompiledPolicySet(try PolicySet.parse(vector.policies))
        let response = compiled.authorize(question.request, entities: question.entities)
        #expect(response.decision == vector.decision)
        #expect(response.determining == vector.reason)
        #expect(Set(response.failures.map(\.policy)) == vector.errors)
    }
}

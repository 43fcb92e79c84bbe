import Cedar
import StrictJSON
import Testing

@Suite struct DecisionTests {
    private static func store() throws -> Entities {
        try Entities(parsing: Array(DecisionVectors.entities.utf8))
    }

    /// What a vector asks, and of which entities.
    static func question(
        _ vector: DecisionVector
    ) throws -> (request: Request, entities: Entities) {
        var request = vector.request
        request.context = try Record(contextJSON: try JSONValue.parse(DecisionVectors.context))
        return (request, try store())
    }

    private static func answer(_ vector: DecisionVector, _ policies: PolicySet) throws -> Response {
        let (request, entities) = try question(vector)
        return Authorizer.authorize(request, policies: policies, entities: entities)
    }

    @Test(arguments: DecisionVectors.all.indices)
    func `random policy sets get the oracle's answer`(index: Int) throws {
        let vector = DecisionVectors.all[index]
        let response = try Self.answer(vector, try PolicySet.parse(vector.policies))
        #expect(response.decision == vector.decision)
        #expect(response.determining == vector.reason)
        #expect(Set(response.failures.map(\.policy)) == vector.errors)
    }

    @Test func `the vectors show every kind of answer`() {
        let all = DecisionVectors.all
        #expect(all.contains { $0.decision == .allow && !$0.errors.isEmpty })
        #expect(all.contains { $0.decision == .allow && $0.errors.isEmpty })
        #expect(all.contains { $0.decision == .deny && !$0.errors.isEmpty && $0.reason.isEmpty })
        #expect(all.contains { $0.decision == .deny && !$0.reason.isEmpty })
    }

    /// Other vectors that ask the same store many policies at once.
    @Test func `all sets together answer as their parts do`() throws {
        let vectors = DecisionVectors.all
        let request = vectors[0]
        var policies: [Policy] = []
        var errors: Set<PolicyID> = []
        for (index, vector) in vectors.enumerated() {
            for policy in try PolicySet.parse(vector.policies).policies {
                let named = policy.renamed(PolicyID("\(index).\(policy.id)"))
                let alone = try Self.answer(request, try PolicySet([named]))
                errors.formUnion(alone.failures.map(\.policy))
                policies.append(named)
            }
        }
        let response = try Self.answer(request, try PolicySet(policies))
        #expect(Set(response.failures.map(\.policy)) == errors)
        #expect(response.decision == .deny)
    }
}

/// Answers requests as Cedar does (`Cedar/Spec/Authorizer.lean`).
public enum Authorizer {
    /// Evaluates every policy and folds the answers; the order of policies does not matter.
    public static func authorize(
        _ request: Request, policies: PolicySet, entities: Entities
    ) -> Response {
        let evaluator = Evaluator(request: request, entities: entities)
        var satisfied: [Effect: Set<PolicyID>] = [:]
        var failures: [PolicyFailure] = []
        for policy in policies.policies {
            do {
                if try evaluator.isSatisfied(policy) {
                    satisfied[policy.effect, default: []].insert(policy.id)
                }
            } catch {
                failures.append(
                    PolicyFailure(
                        policy: policy.id, effect: policy.effect,
                        scopeMatched: evaluator.scopeMatches(policy), error: error))
            }
        }
        let permits = satisfied[.permit] ?? []
        let forbids = satisfied[.forbid] ?? []
        let allowed = !permits.isEmpty && forbids.isEmpty
        return Response(
            decision: allowed ? .allow : .deny, determining: allowed ? permits : forbids,
            failures: failures)
    }
}

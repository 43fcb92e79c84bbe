/// What a compiled set found for one request. Policies are named by their place in
/// `CompiledPolicySet.policies`; everything is in ascending order of it.
public struct PolicyFindings: Sendable {
    /// A policy that failed.
    public struct Failed: Sendable {
        /// Its place.
        public let policy: Int
        /// The same as `Authorizer` says.
        public let failure: PolicyFailure
    }

    /// The policies whose scope and conditions hold.
    public internal(set) var satisfied: [Int] = []
    /// The policies that could not be evaluated; the request lies in the scope of each.
    public internal(set) var failures: [Failed] = []

    /// Puts a policy in whose scope the request lies to the reference evaluator.
    mutating func refer(_ index: Int, _ machine: inout ConditionMachine) {
        let policy = machine.program.policies[index]
        do {
            if try machine.refer(index) { satisfied.append(index) }
        } catch {
            let failure = PolicyFailure(
                policy: policy.id, effect: policy.effect, scopeMatched: true, error: error)
            failures.append(Failed(policy: index, failure: failure))
        }
    }
}

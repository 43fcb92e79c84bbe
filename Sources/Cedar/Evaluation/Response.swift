/// Cedar's answer, and what it rests on.
public struct Response: Sendable, Hashable {
    /// Allow if a permit is satisfied and no forbid is.
    public let decision: Decision
    /// The satisfied permits of an allow, the satisfied forbids of a deny.
    public let determining: Set<PolicyID>
    /// The policies that could not be evaluated, in the order of the set. Cedar skips them,
    /// forbids too.
    public let failures: [PolicyFailure]

    /// The same failures as errors by policy.
    public var errors: [PolicyID: EvaluationError] {
        Dictionary(failures.map { ($0.policy, $0.error) }) { first, _ in first }
    }

    /// Whether a forbid in whose scope the request lies could not be evaluated. Cedar answers as
    /// if it were not there; whoever must not open on an error denies here.
    public var forbidFailed: Bool {
        failures.contains { $0.effect == .forbid && $0.scopeMatched }
    }
}

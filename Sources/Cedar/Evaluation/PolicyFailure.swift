/// A policy that could not be evaluated, with what a stricter caller needs to know of it.
public struct PolicyFailure: Sendable, Hashable {
    /// The policy.
    public let policy: PolicyID
    /// What it would have argued for.
    public let effect: Effect
    /// Whether the request lies in its scope. Conditions are read only then, so this is true
    /// of every failure but that of an unlinked template.
    public let scopeMatched: Bool
    /// Why it could not be evaluated.
    public let error: EvaluationError
}

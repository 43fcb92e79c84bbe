/// What a policy's scope asks of its action. Every uid named has a type called `Action`.
public enum ActionConstraint: Sendable, Hashable {
    /// Anything.
    case any
    /// `== A`
    case equal(EntityUID)
    /// `in A`
    case isIn(EntityUID)
    /// `in [A, …]`; never matches when empty.
    case isInAny([EntityUID])
}

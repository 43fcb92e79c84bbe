/// What stands at a place of the context.
public enum ContextLookup: Sendable {
    /// This value.
    case value(Value)
    /// The record in which it would stand is there and has no attribute of the last name.
    case absent
    /// Neither is known. Whoever evaluates looks at the whole context.
    case unknown
}

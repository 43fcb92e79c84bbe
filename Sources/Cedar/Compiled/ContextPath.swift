/// A place in the context that policies read: `context.tribune.level` is `["tribune", "level"]`.
public struct ContextPath: Sendable, Hashable {
    /// The attribute names from `context` down: one or more, compared byte by byte.
    public let names: [String]
    /// What the caller said when the policies were compiled, so that nobody compares names again.
    public let tag: Int
}

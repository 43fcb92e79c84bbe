/// A `when` or `unless` clause.
public struct Condition: Sendable {
    /// Which of the two.
    public enum Kind: String, Sendable, Hashable {
        /// The body must be true.
        case when
        /// The body must be false.
        case unless
    }

    /// Which of the two.
    public let kind: Kind
    /// What is in the braces.
    public let body: Expr
    /// The whole clause.
    public let span: SourceSpan

    /// A clause of this kind and body.
    public init(kind: Kind, body: Expr, span: SourceSpan = .none) {
        self.kind = kind
        self.body = body
        self.span = span
    }
}

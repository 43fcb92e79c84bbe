/// Bounds on what the parser accepts. Cedar's own SDK ends where its stack does; these are
/// fixed, so that one text is accepted or refused alike everywhere.
public struct ParseLimits: Sendable, Hashable {
    /// Bytes of source text.
    public var bytesMax: Int
    /// Levels of nesting of an expression: parentheses, operators and member accesses alike.
    /// A chain of one operator `&&` or `||` is one level however long; a chain of `+`, `-` or
    /// `*` is one level an operator.
    public var depthMax: Int
    /// Policies and templates in one text.
    public var policiesMax: Int

    /// The bounds given.
    public init(bytesMax: Int, depthMax: Int, policiesMax: Int) {
        self.bytesMax = bytesMax
        self.depthMax = depthMax
        self.policiesMax = policiesMax
    }

    /// 16 MiB, 200 levels, 200 000 policies. The deepest texts need less than 1 MiB of stack to
    /// parse and evaluate, 4 MiB unoptimised.
    public static let standard = ParseLimits(
        bytesMax: 16 << 20, depthMax: 200, policiesMax: 200_000)
}

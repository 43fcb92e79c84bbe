/// The id of a policy or template within its set. Compared byte by byte.
public struct PolicyID: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let exact: ExactText

    /// The id of this text.
    public init(_ text: String) {
        exact = ExactText(text)
    }

    /// The id as text.
    public var text: String { exact.text }

    /// By value; text by bytes.
    public static func < (left: PolicyID, right: PolicyID) -> Bool {
        left.exact < right.exact
    }

    /// In words for people, or as Cedar source where that exists.
    public var description: String { text }
}

extension PolicyID: ExpressibleByStringLiteral {
    /// The literal's value.
    public init(stringLiteral value: String) { self.init(value) }
}

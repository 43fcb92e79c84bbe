/// A note on a policy, `@key("value")`; Cedar itself gives it no meaning.
public struct Annotation: Sendable, Hashable {
    /// The identifier after `@`; any word, reserved ones too.
    public let key: String
    /// The text in parentheses, empty for a bare `@key`.
    public let value: String
    /// Where it stands.
    public let span: SourceSpan

    /// A note with this key and value.
    public init(key: String, value: String = "", span: SourceSpan = .none) {
        self.key = key
        self.value = value
        self.span = span
    }

    /// Byte by byte where text is compared.
    public static func == (left: Annotation, right: Annotation) -> Bool {
        left.key == right.key && left.value.isExactly(right.value) && left.span == right.span
    }
}

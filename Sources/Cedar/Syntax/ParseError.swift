/// Why a text is not Cedar: what is wrong, where, and what to write instead.
public struct ParseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, in one sentence without a full stop.
    public let message: String
    /// What to do about it, nil where the message says it all.
    public let help: String?
    /// Where it is wrong.
    public let span: SourceSpan

    init(_ message: String, help: String? = nil, at span: SourceSpan) {
        self.message = message
        self.help = help
        self.span = span
    }

    /// The place where the wrong text begins.
    public var position: SourcePosition { span.start }

    /// `line:column: message (help)`.
    public var description: String {
        let hint = help.map { " (\($0))" } ?? ""
        return "\(position): \(message)\(hint)"
    }
}

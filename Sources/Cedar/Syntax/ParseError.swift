/// Why a text is not Cedar: what is wrong, where, and what to write instead.
public struct ParseError: Error, Sendable, Hashable, CustomStringConvertible {
    private struct Content: Sendable, Hashable {
        let message: String
        let help: String?
        let span: SourceSpan
    }

    /// On the heap, because each call that can throw keeps room for its error on the stack, and
    /// a recursive-descent parser makes many such calls.
    private indirect enum Box: Sendable, Hashable {
        case content(Content)
    }

    private let box: Box

    init(_ message: String, help: String? = nil, at span: SourceSpan) {
        box = .content(Content(message: message, help: help, span: span))
    }

    private var content: Content {
        switch box {
        case .content(let content): content
        }
    }

    /// What is wrong, in one sentence without a full stop.
    public var message: String { content.message }

    /// What to do about it, nil where the message says it all.
    public var help: String? { content.help }

    /// Where it is wrong.
    public var span: SourceSpan { content.span }

    /// The place where the wrong text begins.
    public var position: SourcePosition { span.start }

    /// `line:column: message (help)`.
    public var description: String {
        let hint = help.map { " (\($0))" } ?? ""
        return "\(position): \(message)\(hint)"
    }
}

/// A stretch of source text, the end not included.
public struct SourceSpan: Sendable, Hashable, CustomStringConvertible {
    /// Where it begins.
    public let start: SourcePosition
    /// The first place after it.
    public let end: SourcePosition

    /// The stretch from `start` to `end`.
    public init(start: SourcePosition, end: SourcePosition) {
        self.start = start
        self.end = end
    }

    /// The span of what was built without source text.
    public static let none = SourceSpan(start: .start, end: .start)

    func joined(with other: SourceSpan) -> SourceSpan {
        SourceSpan(start: start, end: other.end)
    }

    /// In words for people, or as Cedar source where that exists.
    public var description: String { "\(start)-\(end)" }
}

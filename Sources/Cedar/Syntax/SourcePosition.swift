/// A place in source text.
public struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
    /// Bytes of UTF-8 before this place.
    public let offset: Int
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int

    /// The place with these coordinates.
    public init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// The start of a text.
    public static let start = SourcePosition(offset: 0, line: 1, column: 1)

    /// In words for people, or as Cedar source where that exists.
    public var description: String { "\(line):\(column)" }
}

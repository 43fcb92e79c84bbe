/// A place in source text. Texts of 4 GiB and more are beyond what the parser takes.
public struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
    // Kept small: every expression holds two places, and the parser's frames hold many.
    private let offset32: UInt32
    private let line32: UInt32
    private let column32: UInt32

    /// The place with these coordinates; what is out of range becomes the nearest in range.
    public init(offset: Int, line: Int, column: Int) {
        offset32 = UInt32(clamping: offset)
        line32 = UInt32(clamping: line)
        column32 = UInt32(clamping: column)
    }

    /// The start of a text.
    public static let start = SourcePosition(offset: 0, line: 1, column: 1)

    /// Bytes of UTF-8 before this place.
    public var offset: Int { Int(offset32) }

    /// The line, from 1.
    public var line: Int { Int(line32) }

    /// The column, from 1, in Unicode scalars.
    public var column: Int { Int(column32) }

    /// `line:column`
    public var description: String { "\(line):\(column)" }
}

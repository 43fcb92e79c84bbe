/// Rows and columns of a terminal.
public struct TerminalSize: Sendable, Hashable, Codable {
    /// Rows.
    public var rows: UInt16
    /// Columns.
    public var columns: UInt16

    /// A terminal of `rows` and `columns`.
    public init(rows: UInt16, columns: UInt16) {
        self.rows = rows
        self.columns = columns
    }
}

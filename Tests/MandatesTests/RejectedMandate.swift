import Testing

/// A mandate that must be refused: how it is made, where the problem lies, and what it says.
struct RejectedMandate: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let line: Int
    let column: Int
    let path: String
    let says: String

    /// The smallest mandate with `addition` after its six lines; places count from the addition.
    init(
        _ name: String, _ addition: String, line: Int = 1, column: Int, path: String, says: String
    ) {
        self.name = name
        text = SampleMandate.smallest + addition + "\n"
        self.line = line + 6
        self.column = column
        self.path = path
        self.says = says
    }

    /// The smallest mandate with one text in place of another.
    init(
        _ name: String, replacing old: String, by new: String, line: Int, column: Int,
        path: String, says: String
    ) {
        self.name = name
        let parts = SampleMandate.smallest.split(
            separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        text = parts.joined(separator: new)
        self.line = line
        self.column = column
        self.path = path
        self.says = says
    }

    var testDescription: String { name }
}

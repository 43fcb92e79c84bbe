/// One thing that is wrong with a mandate, or that its author should know.
public struct MandateProblem: Sendable, Hashable, CustomStringConvertible {
    /// Line from 1; nil when the mandate did not come from a file.
    public var line: Int?
    /// Column from 1, in Unicode scalars; nil when the mandate did not come from a file.
    public var column: Int?
    /// Where in the mandate, such as `servers.git.tools.git_log`; empty for the whole of it.
    public var path: String
    /// What is wrong.
    public var what: String
    /// How to mend it.
    public var fix: String

    /// The problem with these parts.
    public init(
        line: Int? = nil, column: Int? = nil, path: String, what: String, fix: String
    ) {
        self.line = line
        self.column = column
        self.path = path
        self.what = what
        self.fix = fix
    }

    /// `line 3, column 5: servers.git: what is wrong; how to mend it`
    public var description: String {
        var parts: [String] = []
        if let line, let column { parts.append("line \(line), column \(column)") }
        if !path.isEmpty { parts.append(path) }
        parts.append("\(what); \(fix)")
        return parts.joined(separator: ": ")
    }
}

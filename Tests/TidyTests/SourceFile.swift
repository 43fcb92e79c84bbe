/// One text file of the repository: what every rule looks at, and all it looks at.
struct SourceFile: Sendable {
    /// The path below the repository's root, with `/` between parts.
    let path: String
    /// The file's lines, without their line ends.
    let lines: [String]
    /// The same lines with comments and string literals blanked, columns kept.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = SourceFile.split(text)
        let isCode = [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
        code = isCode ? SourceFile.split(CodeText.blanked(text)) : lines
    }

    /// The last part of the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The name up to its first dot: `JSONValue+Text` of `JSONValue+Text.swift`.
    var stem: String { name.split(separator: ".").first.map(String.init) ?? name }

    /// The folder under `Sources/` or `Tests/` that the file belongs to.
    var target: String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == "Sources" || parts[0] == "Tests" else { return nil }
        return String(parts[1])
    }

    var isSource: Bool { path.hasPrefix("Sources/") }
    var isTest: Bool { path.hasPrefix("Tests/") }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isC: Bool { path.hasSuffix(".c") || path.hasSuffix(".h") }
    /// Whether this is a file where memory safety is argued in words instead of by the compiler.
    var isUnsafeFile: Bool { name.hasSuffix("+Unsafe.swift") }

    /// A finding at a line of this file, counted from 1.
    func finding(_ rule: String, line: Int, _ message: String) -> Finding {
        Finding(rule: rule, path: path, line: line, message: message)
    }

    private static func split(_ text: String) -> [String] {
        var parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if parts.last == "" { parts.removeLast() }
        return parts
    }
}

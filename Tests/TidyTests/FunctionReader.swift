/// Reads blanked code for functions: a header, then the `{` that opens its body, then its `}`.
struct FunctionReader {
    let lines: [String]
    let isC: Bool

    private struct Open {
        var name: String
        var line: Int
        var depth: Int
    }

    private var word = ""
    private var previousWord = ""
    private var braces = 0
    private var parentheses = 0
    private var header: Open?
    private var bodies: [Open] = []
    private var found: [Function] = []

    init(lines: [String], isC: Bool) {
        self.lines = lines
        self.isC = isC
    }

    func functions() -> [Function] {
        var reader = self
        for (index, line) in lines.enumerated() {
            for byte in line.utf8 { reader.read(byte, line: index + 1) }
            reader.endWord(line: index + 1)
        }
        return reader.found.sorted { $0.firstLine < $1.firstLine }
    }

    private mutating func read(_ byte: UInt8, line: Int) {
        let scalar = Unicode.Scalar(byte)
        if scalar.properties.isAlphabetic || byte == UInt8(ascii: "_")
            || (!word.isEmpty && (48...57).contains(byte))
        {
            word.unicodeScalars.append(scalar)
            return
        }
        let callee = word
        endWord(line: line)
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): openParenthesis(after: callee, line: line)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
        case UInt8(ascii: "{"): openBrace()
        case UInt8(ascii: "}"): closeBrace(line: line)
        case UInt8(ascii: ";") where parentheses == 0: header = nil
        default: break
        }
    }

    /// A keyword that starts a declaration starts a header, or ends one that had no body.
    private mutating func endWord(line: Int) {
        guard !word.isEmpty else { return }
        defer {
            previousWord = word
            word = ""
        }
        guard !isC, parentheses == 0 else { return }
        switch word {
        case "func":
            header = Open(name: "func", line: line, depth: braces)
        case "init", "deinit", "subscript":
            // `self.init(` and `super.init(` are calls; `init` opens a declaration elsewhere.
            let isCall = previousWord == "self" || previousWord == "super"
            if !isCall { header = Open(name: word, line: line, depth: braces) }
        case "var", "let", "struct", "class", "enum", "protocol", "extension", "typealias", "case",
            "return", "associatedtype":
            if word != "class" || header?.depth == braces { header = nil }
        default:
            if header?.name == "func" { header?.name = word }
        }
    }

    private mutating func openParenthesis(after callee: String, line: Int) {
        if isC, braces == 0, parentheses == 0, !callee.isEmpty {
            header = Open(name: callee, line: line, depth: 0)
        }
        parentheses += 1
    }

    private mutating func openBrace() {
        braces += 1
        guard parentheses == 0, var open = header else { return }
        open.depth = braces
        bodies.append(open)
        header = nil
    }

    private mutating func closeBrace(line: Int) {
        if let open = bodies.last, open.depth == braces {
            bodies.removeLast()
            found.append(Function(name: open.name, firstLine: open.line, lastLine: line))
        }
        braces -= 1
        // A brace inside parentheses closes a default value's closure, not the declaration.
        if parentheses == 0 { header = nil }
    }
}

/// Refuses YAML's traps before a library reads the text: anchors, aliases, tags, directives,
/// several documents, deep brackets, and characters that look like something else.
///
/// An alias may stand for a megabyte of other aliases, and a parser that compares keys then never
/// ends; so this is decided from the text alone. The scan follows libyaml's rules for where a
/// token begins (YAML 1.2.2 chapters 6 to 9) and refuses the few forms where that would take a
/// whole parser: a plain text alone on its line, an indentation indicator.
struct SourceGuard {
    /// What goes on in the next line.
    private enum Carry {
        case nothing
        /// Inside quotes of this kind.
        case quoted(Unicode.Scalar)
        /// A plain text that a deeper line continues.
        case plain(deeperThan: Int)
        /// A `|` or `>` text; the content's indentation is that of its first line.
        case block(deeperThan: Int, content: Int?, blank: Int)
    }

    private static let depthMax = Mandates.depthMax
    private let lines: [[Unicode.Scalar]]
    private var carry = Carry.nothing
    private var depth = 0
    private var hasContent = false
    // Of the current line:
    private var line: [Unicode.Scalar] = []
    private var number = 0
    private var column = 0
    /// Column of the line's last dash or key, that a value belongs to.
    private var parent: Int?

    init(_ text: String) {
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.last == "\r" ? Array($0.dropLast()) : Array($0) }
    }

    /// Throws the first trap found.
    mutating func check() throws(MandateError) {
        for index in lines.indices {
            line = lines[index]
            number = index + 1
            column = 0
            parent = nil
            try checkCharacters()
            if isBlockText() { continue }
            try checkMarkers()
            try scanLine()
        }
    }

    private func checkCharacters() throws(MandateError) {
        for (index, scalar) in line.enumerated() where Self.isHidden(scalar) {
            let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
            throw refusal(
                at: index, "the character \(code) cannot be seen or changes what is seen",
                "remove it")
        }
    }

    /// Controls, line breaks that only some editors show, and marks that reorder text
    /// (Unicode Technical Report 36; "Trojan Source", CVE-2021-42574).
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF,
            0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    private var indentation: Int { line.prefix { $0 == " " }.count }

    private var isBlank: Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }

    /// True while the line belongs to a `|` or `>` text.
    private mutating func isBlockText() -> Bool {
        guard case .block(let outer, let content, let blank) = carry else { return false }
        if isBlank {
            // libyaml counts the spaces of leading blank lines as indentation.
            let most = content == nil ? max(blank, indentation) : blank
            carry = .block(deeperThan: outer, content: content, blank: most)
            return true
        }
        let least = content ?? max(blank, outer + 1, indentation)
        guard indentation >= least else {
            carry = .nothing
            return false
        }
        carry = .block(deeperThan: outer, content: least, blank: blank)
        return true
    }

    private mutating func checkMarkers() throws(MandateError) {
        guard case .nothing = carry else { return }
        if line.first == "%" { throw refusal(at: 0, "a directive", "remove the line") }
        guard line.starts(with: "---".unicodeScalars) || line.starts(with: "...".unicodeScalars)
        else { return }
        guard line == Array("---".unicodeScalars), !hasContent else {
            throw refusal(at: 0, "a document marker", "a mandate is one document: remove the line")
        }
        hasContent = true
        column = line.count
    }

    private mutating func scanLine() throws(MandateError) {
        if isBlank { return }
        switch carry {
        case .quoted(let mark):
            guard try skipQuoted(mark) else { return }
        case .plain(let outer) where depth > 0 || indentation > outer:
            guard try skipPlain() else { return }
        default: break
        }
        carry = .nothing
        while column < line.count { try scanToken() }
    }

    private mutating func scanToken() throws(MandateError) {
        let scalar = line[column]
        switch scalar {
        case " ", "\t": column += 1
        case "#": column = line.count
        case "&", "*": throw refusal(at: column, Self.anchorText, Self.anchorFix)
        case "!":
            throw refusal(at: column, "a tag", "write the value alone, in quotes if it is text")
        case "\"", "'":
            hasContent = true
            if !isAfterColon { parent = column }
            column += 1
            if try !skipQuoted(scalar) { carry = .quoted(scalar) }
        case "[", "{": try open()
        case "]", "}", ",":
            depth -= scalar == "," ? 0 : min(depth, 1)
            column += 1
        case "|", ">": try openBlock()
        case "-", "?", ":": try scanIndicator(scalar)
        default: try startPlain()
        }
    }

    private static let anchorText = "anchors and aliases are not used in a mandate"
    private static let anchorFix = "write the value out, in quotes if it is text"

    private var isAfterColon: Bool {
        line[..<column].last { $0 != " " && $0 != "\t" } == ":"
    }

    private mutating func open() throws(MandateError) {
        hasContent = true
        depth += 1
        guard depth <= Self.depthMax else {
            throw refusal(
                at: column, "brackets deeper than \(Self.depthMax) levels", "a mandate needs fewer")
        }
        column += 1
    }

    /// A dash, question mark or colon that stands alone; else the start of a text.
    private mutating func scanIndicator(_ scalar: Unicode.Scalar) throws(MandateError) {
        let next = column + 1 < line.count ? line[column + 1] : " "
        guard next == " " || next == "\t" || (scalar == ":" && depth > 0) else {
            return try startPlain()
        }
        hasContent = true
        if scalar != ":", depth == 0 { parent = column }
        column += 1
    }

    private mutating func openBlock() throws(MandateError) {
        guard depth == 0, let parent else {
            throw refusal(
                at: column, "a `|` or `>` text must begin on the line of its key",
                "write `key: |`")
        }
        let header = line[(column + 1)...].prefix { $0 != "#" }.filter { $0 != " " && $0 != "\t" }
        guard header.isEmpty || header == ["-"] || header == ["+"] else {
            throw refusal(
                at: column, "only `|`, `|-`, `|+` and the same with `>` begin a longer text",
                "write `key: |`, and the text indented on the next line")
        }
        carry = .block(deeperThan: parent, content: nil, blank: 0)
        column = line.count
    }

    private mutating func startPlain() throws(MandateError) {
        hasContent = true
        let start = column
        let isValue = isAfterColon
        let outer = parent
        if try skipPlain() {
            if !isValue { parent = start }
            return
        }
        guard let outer = depth > 0 ? 0 : outer else {
            throw refusal(
                at: start, "a text alone on its line",
                "begin it on the line of its key, or use `key: |`")
        }
        carry = .plain(deeperThan: outer)
    }

    /// Goes on to the end of a plain text: `: `, ` #`, in brackets also `,` and brackets.
    /// False when the line ends first and the next may continue it.
    private mutating func skipPlain() throws(MandateError) -> Bool {
        while column < line.count {
            let scalar = line[column]
            let next = column + 1 < line.count ? line[column + 1] : " "
            let before = column > 0 ? line[column - 1] : " "
            if scalar == ":", next == " " || next == "\t" { return true }
            if scalar == "#", before == " " || before == "\t" {
                column = line.count
                return parent != nil || depth > 0
            }
            if depth > 0 {
                if ",[]{}".unicodeScalars.contains(scalar) { return true }
                try checkInBrackets(scalar, after: before)
            }
            column += 1
        }
        return false
    }

    private func checkInBrackets(
        _ scalar: Unicode.Scalar, after before: Unicode.Scalar
    ) throws(MandateError) {
        guard "&*!".unicodeScalars.contains(scalar), " \t:?".unicodeScalars.contains(before)
        else { return }
        throw refusal(at: column, Self.anchorText, Self.anchorFix)
    }

    /// True past the closing quote, false when the line ends first.
    private mutating func skipQuoted(_ mark: Unicode.Scalar) throws(MandateError) -> Bool {
        while column < line.count {
            let scalar = line[column]
            column += 1
            if mark == "\"", scalar == "\\" {
                try checkEscape()
                column += 1
            }
            guard scalar == mark else { continue }
            guard mark == "'", column < line.count, line[column] == "'" else { return true }
            column += 1
        }
        return false
    }

    /// Foundation, through which Yams makes its texts, drops a byte order mark that begins one:
    /// two readers would see two texts.
    private func checkEscape() throws(MandateError) {
        guard column > 1, line[column - 2] == "\"" else { return }
        let digits = String(String.UnicodeScalarView(line[column...].prefix(9))).uppercased()
        guard digits.hasPrefix("UFEFF") || digits == "U0000FEFF" else { return }
        throw refusal(at: column - 1, "a byte order mark", "remove it")
    }

    private func refusal(at column: Int, _ what: String, _ fix: String) -> MandateError {
        SourceText.refusal(number, column + 1, what, fix)
    }
}

/// Reads the escapes of string literals and `like` patterns: Rust's rules, and `\*` in patterns.
struct StringEscapes {
    private var scalars: ArraySlice<Unicode.Scalar>
    private let span: SourceSpan

    private init(_ content: String, at span: SourceSpan) {
        scalars = Array(content.unicodeScalars)[...]
        self.span = span
    }

    /// The text a string literal denotes. `content` is what stands between the quotes.
    static func text(_ content: String, at span: SourceSpan) throws(ParseError) -> String {
        if !content.utf8.contains(where: { $0 == ASCII.backslash || $0 == ASCII.carriageReturn }) {
            return content
        }
        var reader = StringEscapes(content, at: span)
        var result = String.UnicodeScalarView()
        while let scalar = reader.scalars.popFirst() {
            result.append(try reader.read(scalar))
        }
        return String(result)
    }

    /// The pattern a literal after `like` denotes.
    static func pattern(_ content: String, at span: SourceSpan) throws(ParseError) -> Pattern {
        var reader = StringEscapes(content, at: span)
        var elements: [Pattern.Element] = []
        while let scalar = reader.scalars.popFirst() {
            if scalar == "\\", reader.scalars.first == "*" {
                reader.scalars.removeFirst()
                elements.append(.scalar("*"))
            } else {
                let value = try reader.read(scalar)
                // As in the Rust SDK an escaped `\u{2a}` is a wildcard too: only `\*` is a star.
                elements.append(value == "*" ? .wildcard : .scalar(value))
            }
        }
        return Pattern(elements)
    }

    private mutating func read(_ scalar: Unicode.Scalar) throws(ParseError) -> Unicode.Scalar {
        if scalar == "\r" {
            throw error("a bare carriage return stands in a string", help: "write `\\r`")
        }
        guard scalar == "\\" else { return scalar }
        guard let kind = scalars.popFirst() else { throw error("`\\` ends the string") }
        switch kind {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "0": return "\0"
        case "\\", "'", "\"": return kind
        case "x": return try hexEscape()
        case "u": return try unicodeEscape()
        default:
            let help =
                kind == "*"
                ? "a star needs no escape here; `\\*` is for `like` patterns"
                : "the escapes are \\n \\r \\t \\0 \\\\ \\\" \\' \\x41 \\u{1F600}"
            throw error("`\\\(kind.escaped(asASCII: true))` is no escape", help: help)
        }
    }

    private mutating func hexEscape() throws(ParseError) -> Unicode.Scalar {
        guard let high = scalars.popFirst()?.hexValue,
            let low = scalars.popFirst()?.hexValue, high < 8
        else {
            throw error(
                "`\\x` needs two hexadecimal digits, at most 7f",
                help: "for other characters write `\\u{…}`")
        }
        return Unicode.Scalar(UInt8(high << 4 | low))
    }

    private mutating func unicodeEscape() throws(ParseError) -> Unicode.Scalar {
        let help = "one to six hexadecimal digits in braces, such as `\\u{e9}`"
        guard scalars.popFirst() == "{", scalars.first != "_" else {
            throw error("`\\u` is malformed", help: help)
        }
        var value: UInt32 = 0
        var digits = 0
        while let scalar = scalars.popFirst() {
            if scalar == "_" { continue }
            if scalar == "}" {
                guard digits >= 1, let result = Unicode.Scalar(value) else {
                    throw error("`\\u{…}` names no character", help: help)
                }
                return result
            }
            guard let digit = scalar.hexValue, digits < 6 else { break }
            value = value << 4 | digit
            digits += 1
        }
        throw error("`\\u` is malformed", help: help)
    }

    private func error(_ message: String, help: String? = nil) -> ParseError {
        ParseError(message, help: help, at: span)
    }
}

extension Unicode.Scalar {
    /// The value of an ASCII hexadecimal digit, nil for anything else.
    fileprivate var hexValue: UInt32? {
        switch self {
        case "0"..."9": value - 0x30
        case "a"..."f": value - 0x61 + 10
        case "A"..."F": value - 0x41 + 10
        default: nil
        }
    }
}

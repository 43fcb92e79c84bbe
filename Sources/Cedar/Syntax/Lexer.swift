/// Cuts source text into tokens (Cedar's `grammar.lalrpop`, `match` section).
struct Lexer {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    private var position: SourcePosition {
        SourcePosition(offset: offset, line: line, column: column)
    }

    private func byte(at index: Int) -> UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    /// The next token; `.end` at the end, again and again.
    mutating func next() throws(ParseError) -> Token {
        skipBlanks()
        let start = position
        guard let first = byte(at: offset) else { return token(.end, from: start) }
        if ASCII.isIdentifierStart(first) {
            return token(.identifier(take(while: ASCII.isIdentifierPart)), from: start)
        }
        if ASCII.isDigit(first) {
            return token(.number(take(while: ASCII.isDigit)), from: start)
        }
        if first == ASCII.quote { return try string(from: start) }
        if first == UInt8(ascii: "?"), let after = byte(at: offset + 1),
            ASCII.isIdentifierStart(after)
        {
            advance(1)
            return token(.slot(take(while: ASCII.isIdentifierPart)), from: start)
        }
        guard let symbol = symbol(first) else { throw invalidCharacter(from: start) }
        advance(symbol.utf8.count)
        return token(.symbol(symbol), from: start)
    }

    private static let pairs = ["::", "==", "!=", "<=", ">=", "||", "&&"]
    private static let singles = Array("@.,;:(){}[]<>+-*/%!=?".utf8)

    /// The longest symbol here, nil where there is none.
    private func symbol(_ first: UInt8) -> String? {
        if let second = byte(at: offset + 1),
            let pair = Self.pairs.first(where: { $0.utf8.elementsEqual([first, second]) })
        {
            return pair
        }
        return Self.singles.contains(first) ? String(Unicode.Scalar(first)) : nil
    }

    private func token(_ kind: Token.Kind, from start: SourcePosition) -> Token {
        Token(kind: kind, span: SourceSpan(start: start, end: position))
    }

    private mutating func take(while accepts: (UInt8) -> Bool) -> String {
        let start = offset
        while let next = byte(at: offset), accepts(next) { advance(1) }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func string(from start: SourcePosition) throws(ParseError) -> Token {
        advance(1)
        let contentStart = offset
        while let next = byte(at: offset) {
            if next == ASCII.quote {
                let content = String(decoding: bytes[contentStart..<offset], as: UTF8.self)
                advance(1)
                return token(.string(content), from: start)
            }
            if next == ASCII.backslash {
                advance(1)
                // A backslash does not carry a string over the end of a line.
                if byte(at: offset) == ASCII.newline { break }
            }
            if offset < bytes.count { advance(1) }
        }
        throw ParseError(
            "this string has no end", help: "close it with `\"`",
            at: SourceSpan(start: start, end: position))
    }

    /// Moves over `count` bytes, counting lines and scalars.
    private mutating func advance(_ count: Int) {
        for _ in 0..<count {
            let current = bytes[offset]
            offset += 1
            if current == ASCII.newline {
                line += 1
                column = 1
            } else if current & 0xc0 != 0x80 {
                column += 1
            }
        }
    }

    private mutating func skipBlanks() {
        while let next = byte(at: offset) {
            if next == ASCII.slash, byte(at: offset + 1) == ASCII.slash {
                skipComment()
            } else if let width = blankWidth(next) {
                advance(width)
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        while let next = byte(at: offset), next != ASCII.newline, next != ASCII.carriageReturn {
            advance(1)
        }
    }

    /// The width in bytes of the white space here (Unicode's White_Space), nil if there is none.
    private func blankWidth(_ first: UInt8) -> Int? {
        if first == 0x20 || (0x09...0x0d).contains(first) { return 1 }
        guard first >= 0x80, let scalar = scalar(at: offset) else { return nil }
        return scalar.properties.isWhitespace ? scalar.utf8.count : nil
    }

    private func scalar(at index: Int) -> Unicode.Scalar? {
        let slice = bytes[index..<min(index + 4, bytes.count)]
        return String(decoding: slice, as: UTF8.self).unicodeScalars.first
    }

    private func invalidCharacter(from start: SourcePosition) -> ParseError {
        let scalar = scalar(at: offset)
        let end = SourcePosition(
            offset: offset + (scalar?.utf8.count ?? 1), line: line, column: column + 1)
        let span = SourceSpan(start: start, end: end)
        let name = scalar.map { "`\($0.escaped(asASCII: true))`" } ?? "this byte"
        switch scalar {
        case "'":
            return ParseError(
                "`'` does not quote text", help: "write \"text\" in double quotes", at: span)
        case "&", "|":
            let double = scalar.map { "\($0)\($0)" } ?? ""
            return ParseError(
                "\(name) is no operator", help: "did you mean `\(double)`?", at: span)
        default:
            return ParseError("\(name) does not belong to the language", at: span)
        }
    }
}

/// Blanks comments and string literals, so that rules see code only, at its own line and column.
///
/// A reading of Swift (and, near enough, C) that knows nested block comments, string literals with
/// interpolation, multi-line and raw strings, and extended regex literals. A bare `/regex/` is read
/// as code, which is harmless for the rules here.
struct CodeText {
    private let bytes: [UInt8]
    private var out: [UInt8]
    private var at = 0

    /// The text with every byte of a comment or literal, except line ends, made a space.
    static func blanked(_ text: String) -> String {
        var reader = CodeText(bytes: Array(text.utf8))
        reader.run()
        return String(decoding: reader.out, as: UTF8.self)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        out = bytes
    }

    private mutating func run() {
        while at < bytes.count { step() }
    }

    /// Reads one token at `at`: a comment or literal is blanked, any other byte is kept.
    private mutating func step() {
        if looksAt(Byte.slash, Byte.slash) {
            while at < bytes.count, bytes[at] != Byte.newline { blank() }
        } else if looksAt(Byte.slash, Byte.star) {
            blankBlockComment()
        } else if let hashes = literalHashes() {
            blankLiteral(hashes: hashes)
        } else {
            at += 1
        }
    }

    /// Asked at every byte of the tree, so without a collection of its own.
    private func looksAt(_ first: UInt8, _ second: UInt8) -> Bool {
        at + 1 < bytes.count && bytes[at] == first && bytes[at + 1] == second
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where at < bytes.count {
            if bytes[at] != Byte.newline { out[at] = Byte.space }
            at += 1
        }
    }

    private mutating func blankBlockComment() {
        var depth = 0
        repeat {
            if looksAt(Byte.slash, Byte.star) {
                depth += 1
                blank(2)
            } else if looksAt(Byte.star, Byte.slash) {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && at < bytes.count
    }

    /// The number of `#` before a literal that starts here; nil where none does.
    private func literalHashes() -> Int? {
        var end = at
        while end < bytes.count, bytes[end] == Byte.hash { end += 1 }
        guard end < bytes.count else { return nil }
        if bytes[end] == Byte.quote { return end - at }
        return end > at && bytes[end] == Byte.slash ? end - at : nil
    }

    private mutating func blankLiteral(hashes: Int) {
        blank(hashes)
        let mark = bytes[at]
        let isTriple = mark == Byte.quote && starts(with: [mark, mark, mark])
        let closing =
            [UInt8](repeating: mark, count: isTriple ? 3 : 1)
            + [UInt8](repeating: Byte.hash, count: hashes)
        blank(isTriple ? 3 : 1)
        while at < bytes.count {
            if starts(with: closing) { return blank(closing.count) }
            if bytes[at] == Byte.newline, !isTriple, mark == Byte.quote { return }
            if bytes[at] == Byte.backslash { blankEscape(hashes: hashes) } else { blank() }
        }
    }

    private func starts(with want: [UInt8]) -> Bool {
        guard at + want.count <= bytes.count else { return false }
        guard want.isEmpty || bytes[at] == want[0] else { return false }
        return bytes[at..<(at + want.count)].elementsEqual(want)
    }

    /// An escape, or an interpolation up to its closing parenthesis, literals inside it included.
    private mutating func blankEscape(hashes: Int) {
        let hash = [UInt8](repeating: Byte.hash, count: hashes)
        blank()
        guard starts(with: hash) else { return }
        blank(hashes)
        guard at < bytes.count, bytes[at] == Byte.open else { return blank() }
        var depth = 0
        repeat {
            if let inner = literalHashes() {
                blankLiteral(hashes: inner)
                continue
            }
            if bytes[at] == Byte.open { depth += 1 }
            if bytes[at] == Byte.close { depth -= 1 }
            blank()
        } while depth > 0 && at < bytes.count
    }
}

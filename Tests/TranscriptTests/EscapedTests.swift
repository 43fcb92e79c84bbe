import Testing

@testable import tribune

@Suite struct EscapedTests {
    static let attacks: [(String, String, String)] = [
        ("an ANSI colour", "\u{1b}[31mred", "\\u{1b}[31mred"),
        ("a cleared screen", "\u{1b}[2J\u{1b}[H", "\\u{1b}[2J\\u{1b}[H"),
        ("an 8-bit control", "\u{9b}2J", "\\u{9b}2J"),
        ("a window title", "\u{1b}]0;x\u{07}", "\\u{1b}]0;x\\u{7}"),
        ("a return over the line", "safe\rrm -rf", "safe\\rrm -rf"),
        ("a backspace", "ab\u{8}", "ab\\u{8}"),
        ("a line end", "a\nb", "a\\nb"),
        ("text that runs backwards", "a\u{202e}b", "a\\u{202e}b"),
        ("an isolate", "\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"),
        ("a zero-width space", "ev\u{200b}il", "ev\\u{200b}il"),
        ("a joiner", "a\u{200d}b", "a\\u{200d}b"),
        ("a byte-order mark", "\u{feff}a", "\\u{feff}a"),
        ("a soft hyphen", "a\u{ad}b", "a\\u{ad}b"),
        ("tag characters", "a\u{e0041}\u{e007f}", "a\\u{e0041}\\u{e007f}"),
        ("a variation selector", "a\u{fe0f}\u{e0100}", "a\\u{fe0f}\\u{e0100}"),
        ("a Hangul filler", "\u{3164}\u{115f}", "\\u{3164}\\u{115f}"),
        ("an empty Braille cell", "\u{2800}", "\\u{2800}"),
        ("a space that is none", "a\u{a0}b\u{3000}", "a\\u{a0}b\\u{3000}"),
        ("line separators", "a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
        ("private use", "\u{e000}", "\\u{e000}"),
        ("an escape written by the agent", "\\u{202e}", "\\\\u{202e}"),
    ]

    @Test(arguments: attacks)
    func `what hides, moves or runs backwards is written out`(
        name: String, text: String, escaped: String
    ) {
        #expect(Escaped.line(text) == escaped, "\(name)")
    }

    @Test(arguments: ["plain text", "Zoë grüßt Ελλάδα, 世界, שלום", "a → b, 3 €", "👍", "é"])
    func `what people write stays`(text: String) { #expect(Escaped.line(text) == text) }

    @Test func `a text keeps its lines and tabs, nothing else`() {
        #expect(Escaped.text("a\n\tb\r\u{1b}c") == "a\n\tb\\r\\u{1b}c")
    }

    @Test func `scalars outside ASCII that pass are visible`() {
        // Everything to the end of the first plane's symbols, then a sample.
        let sample = stride(from: UInt32(0x3100), to: 0x10FFFF, by: 97)
        for value in Array(0x80...0x30FF) + Array(sample) {
            guard let scalar = Unicode.Scalar(value), Escaped.line(String(scalar)) == String(scalar)
            else { continue }
            let category = scalar.properties.generalCategory
            #expect(category != .control && category != .format && category != .spaceSeparator)
        }
    }
}

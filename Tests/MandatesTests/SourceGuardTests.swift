import Mandates
import Testing

/// YAML's traps: each must be refused, and quickly, with its place.
struct SourceGuardTests {
    @Test(
        arguments: [
            // Anchors and aliases, wherever a token may begin.
            ("a: &x 1", 1, 4), ("a: *x", 1, 4), ("- &x a", 1, 3), ("&x a: b", 1, 1),
            ("[a, &x b]", 1, 5), ("{a: *x}", 1, 5), ("{*x : 1}", 1, 2), ("? *x", 1, 3),
            ("a:\n  &x b: 1", 2, 3), ("a: \"q\"\nb: &x [1]", 2, 4), ("a: 'it''s'\nb: *x", 2, 4),
            ("a: \"\\\"\" \nb: *x", 2, 4), ("a: [\n  b,\n  *x]", 3, 3), ("a: # c\n  - *x", 2, 5),
            ("{\"a\":&x 1}", 1, 6), ("- - *x", 1, 5), ("<<: *x", 1, 5),
            // After text that only looks as if it hid the rest.
            ("a: b 'c\nd: &x 1", 2, 4), ("a: b \"c\nd: &x 1", 2, 4), ("a: b |\nd: &x 1", 2, 4),
            ("a: b #c\nd: *x", 2, 4), ("a: b\n  c: &x d", 2, 6), ("- a: b\n  c: *x", 2, 6),
            ("- a: |\n    x\n  b: *x", 3, 6), ("a: |\n  x\nb: *x", 3, 4),
            ("a: [b 'c, &x d']", 1, 11),
            ("a: |\n      \n  b: x\nc: *x", 2 + 2, 4), ("a: >-\n\n  x\n\nb: *x", 5, 4),
            // Tags and directives.
            ("a: !!python/object:os.system x", 1, 4), ("a: !x y", 1, 4), ("!!map {}", 1, 1),
            ("%YAML 1.1\n---\na: 1", 1, 1), ("%TAG ! tag:x,2000:\n---\na: 1", 1, 1),
            // More than one document.
            ("---\na: 1\n---\nb: 1", 3, 1), ("a: 1\n...\nb: 1", 2, 1), ("--- {a: 1}", 1, 1),
            // Forms where a token's beginning is hard to tell.
            ("a:\n  text alone\n", 2, 3), ("a: |2\n    x", 1, 4), ("a:\n  |\n  x", 2, 3),
            // Characters that hide.
            ("a: b\u{2028}c: *x", 1, 5), ("a: \u{202E}b", 1, 4), ("a: b\u{85}c", 1, 5),
            ("\u{FEFF}a: 1", 1, 1), ("a: \u{200B}", 1, 4), ("a: \"b\u{1}\"", 1, 6),
            ("a: b\rc", 1, 5),
            ("a: |\n  x\u{2066}y", 2, 4),
            ("a: \"\\uFEFFb\"", 1, 5), ("a: \"\\U0000feffb\"", 1, 5),
        ] as [(String, Int, Int)])
    func `A trap is refused at its place`(text: String, line: Int, column: Int) throws {
        let problems = SampleMandate.problems(text)
        #expect(problems.count == 1)
        let problem = try #require(problems.first)
        #expect([problem.line, problem.column] == [line, column], "\(problem)")
        #expect(!problem.what.contains("not YAML"), "\(problem)")
    }

    /// Things that look like traps and are not.
    @Test(
        arguments: [
            "purpose: a & b *c !d", "purpose: it's \"fine\"", "purpose: \"*x &y !z\"",
            "purpose: '*x'", "purpose: |\n  &x *y\n  !z", "purpose: >\n  *a\n\n  &b\n",
            "purpose: one\n  two three # a remark", "purpose: a#b", "purpose: a -- b",
            "purpose: \"two\n  lines\"", "purpose: |-\n  a: &x\n   *b\n", "purpose: a|b >c",
        ])
    func `What only looks like a trap is read`(line: String) throws {
        let text = SampleMandate.smallest.split(separator: "\n").filter {
            !$0.hasPrefix("purpose")
        }.joined(separator: "\n")
        #expect(SampleMandate.problems(line + "\n" + text) == [])
        #expect(SampleMandate.problems(text + "\n" + line) == [])
    }

    @Test func `Windows line ends and one document marker are read`() {
        let text = "---\n" + SampleMandate.smallest
        #expect(SampleMandate.problems(text) == [])
        #expect(SampleMandate.problems(text.split(separator: "\n").joined(separator: "\r\n")) == [])
    }

    @Test(
        arguments: [
            ("agent: a", "agent"), ("limits: {calls: {life: 1}}", "limits"),
        ])
    func `A key that occurs twice is refused`(line: String, key: String) {
        let problems = SampleMandate.problems(SampleMandate.smallest + line)
        #expect(problems.count == 1)
        #expect(problems.first?.what.contains("twice") == true)
        #expect(problems.first?.path == key)
    }

    @Test func `A key that occurs twice by another spelling is refused`() {
        let text = "a: 1\n\"\\x61\": 2"
        #expect(SampleMandate.problems(text).first?.what.contains("twice") == true)
    }

    /// Nine lines that would stand for a thousand million words ("billion laughs").
    @Test func `A file that grows without end is refused before it grows`() {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (one, next) in zip("abcdefgh", "bcdefghi") {
            let row = Array(repeating: "*\(one)", count: 10).joined(separator: ", ")
            text += "\(next): &\(next) [\(row)]\n"
        }
        text += "? *i\n: 1\n"
        #expect(SampleMandate.problems(text).map(\.line) == [1])
    }

    @Test(
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 60_000),
            String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
            (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
            String(repeating: "\"", count: 100_001),
        ])
    func `Nesting without end is refused without harm`(text: String) {
        #expect(SampleMandate.problems(text).count == 1)
    }

    @Test func `A file beyond its bound is refused unread`() {
        let text = SampleMandate.smallest + "# " + String(repeating: "x", count: Mandates.bytesMax)
        #expect(SampleMandate.problems(text).first?.fix.contains("at most 262144") == true)
    }

    @Test(arguments: [[0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func `Bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: MandateError.self) {
            _ = try MandateFile.load(text: bytes, folder: "/") { _ in [] }
        }
    }

    @Test(arguments: ["", "\n\n", "# only a remark\n", "---\n"])
    func `An empty file is refused with advice`(text: String) {
        #expect(SampleMandate.problems(text).count >= 1)
    }
}

import StrictJSON
import Testing

/// RFC 8259 with the restrictions of RFC 7493: what is a text, what is not, and where it breaks.
struct GrammarTests {
    @Test(
        arguments: [
            // Scalars, alone and in white space.
            "null", "true", "false", "0", "-0", "\"\"", " \t\r\n1 \t\r\n", "[]", "{}", "[ ]", "{ }",
            // Numbers.
            "1", "-1", "10", "0.0", "-0.0", "1.5", "1e1", "1E1", "1e+1", "1e-1", "1.5e300", "0e0",
            "0E+00", "123456789012345678901234567890", "1e9999", "0.1e-9999",
            // Strings.
            #""a""#, #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, #""\u0041\u00e9\u20AC""#,
            #""\ud83d\ude00""#, #""\uD834\uDD1E""#, "\"é€😀\"", "\"\u{7F}\"", "\"\u{2028}\"",
            "\"'/\"",
            "\"\u{FEFF}\"", #""\uFFFE""#, #""\uFFFF""#,
            // Nesting.
            "[1,2,3]", "[1, [2], {\"a\": [3]}]", #"{"a":1,"b":{"c":null}}"#, #"{"":0}"#,
            "[[[[[]]]]]",
            #"{"a":[],"b":{}}"#, "[null,true,false,\"x\",1.0]",
            // Keys that only look the same.
            #"{"a":1,"A":2}"#, "{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"\u{212B}\":1,\"\u{C5}\":2}",
        ])
    func `A text of the grammar is read`(text: String) throws {
        let value = try JSONValue.parse(text)
        #expect(try JSONValue.parse(value.serialized()) == value)
    }

    @Test(
        arguments: [
            // Nothing, or not all.
            ("", 0), (" ", 1), ("[", 1), ("{", 1), ("[1", 2), ("[1,", 3), ("{\"a\"", 4),
            ("{\"a\":", 5),
            ("{\"a\":1", 6), ("\"", 1), ("\"a", 2), ("\"\\", 2), ("\"\\u12", 5), ("tru", 3),
            ("nul", 3),
            // More than one value.
            ("1 2", 2), ("{}{}", 2), ("[]]", 2), ("null,", 4), ("1\u{0}", 1), ("[1]x", 3),
            // Commas and colons.
            ("[,]", 1), ("[1,]", 3), ("[1,,2]", 3), ("[,1]", 1), ("[1 2]", 3), ("{,}", 1),
            ("{\"a\":1,}", 7), ("{\"a\",1}", 4), ("{\"a\":1 \"b\":2}", 7), ("{\"a\"::1}", 5),
            ("[1:2]", 2), ("{1:2}", 1), ("{a:1}", 1), ("{'a':1}", 1), ("{null:1}", 1),
            ("{[]:1}", 1),
            // Brackets.
            ("[}", 1), ("{]", 1), ("[1}", 2), ("{\"a\":1]", 6), ("]", 0), ("}", 0), (")", 0),
            // Words.
            ("True", 0), ("TRUE", 0), ("nil", 1), ("undefined", 0), ("NaN", 0), ("Infinity", 0),
            ("-Infinity", 0), ("nulll", 4), ("tru e", 3), ("fals", 4), ("truee", 4),
            // Numbers.
            ("-", 0), ("+1", 0), (".5", 0), ("1.", 0), ("1.e1", 0), ("1e", 0), ("1e+", 0),
            ("01", 1),
            ("-01", 2), ("00", 1), ("0x10", 1), ("1_000", 1), ("1,000", 1), ("--1", 0),
            ("1.2.3", 3),
            ("1e1.5", 3), ("１", 0), ("-.5", 0), ("1e1e1", 3), ("0.1.", 3), ("1f", 1), ("1L", 1),
            // White space that JSON does not have, and comments.
            ("\u{A0}1", 0), ("\u{B}1", 0), ("\u{C}1", 0), ("\u{FEFF}1", 0), ("\u{2028}1", 0),
            ("//x\n1", 0), ("/**/1", 0), ("#x\n1", 0), ("1//x", 1),
            // Strings.
            ("'a'", 0), ("\"\n\"", 1), ("\"\t\"", 1), ("\"\u{0}\"", 1), ("\"\u{1F}\"", 1),
            ("\"a\u{1}\\n\"", 2), ("\"\\x41\"", 1), ("\"\\a\"", 1), ("\"\\'\"", 1), ("\"\\0\"", 1),
            ("\"\\\n\"", 1), ("\"\\u12G4\"", 5), ("\"\\u 123\"", 3), ("\"\\U0041\"", 1),
            ("\"\\u{41}\"", 3), ("\"\\u-123\"", 3), ("\"\\n\n\"", 3),
        ] as [(String, Int)])
    func `What is not of the grammar is refused at its place`(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(error?.offset == offset, "\(String(describing: error))")
    }

    @Test(
        arguments: [
            #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\ud800""#, #""\ud800\u0041""#,
            #""\udc00\ud800""#, #""\ud83d\n""#, #""\uDFFF\uD800""#, #""a\ud83d""#, #"{"\ud800":1}"#,
        ])
    func `Half a pair of surrogates is refused`(text: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(error?.kind == .invalidEscape)
    }

    @Test(
        arguments: [
            [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0xAF],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF], [0xFE],
            [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x5C, 0x6E, 0xC3],
        ] as [[UInt8]])
    func `Malformed UTF-8 is refused, in values and in keys`(bytes: [UInt8]) {
        let value: [UInt8] = [0x22] + bytes + [0x22]
        let key: [UInt8] = [0x7B] + value + [0x3A, 0x31, 0x7D]
        for text in [value, key] {
            let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
            #expect(error?.kind == .invalidUTF8)
        }
    }

    @Test func `An escape never completes a malformed character`() {
        let bytes: [UInt8] = [0x22, 0xC3] + Array(#"\u00a9"#.utf8) + [0x22]
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(bytes) }
        #expect(error?.kind == .invalidUTF8)
    }

    @Test(
        arguments: [
            #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, #"{"/":1,"\/":2}"#, #"{"":1,"":2}"#,
            #"{"😀":1,"\ud83d\ude00":2}"#, #"{"x":{"a":1,"b":2,"a":3}}"#, #"[{"a":1,"a":2}]"#,
            #"{"\n":1,"\u000a":2}"#,
            "{" + (0..<40).map { "\"k\($0)\":0," }.joined() + "\"k7\":0}",
            "{" + (0..<40).map { "\"k\($0)\":0," }.joined() + "\"\\u006b39\":0}",
        ])
    func `A key that occurs twice is refused, however it is spelt`(text: String) throws {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        guard case .duplicateKey = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `Keys that Unicode calls equivalent are two keys`() throws {
        let object = try #require(
            try JSONValue.parse("{\"\u{E9}\":1,\"e\u{301}\":2}").asObject)
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    }

    @Test func `An error tells line and column`() {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse("{\n  \"a\": 1,\n  x}") }
        #expect(error?.line == 3)
        #expect(error?.column == 3)
        #expect(error?.description == "line 3, column 3: byte 0x78 cannot stand here")
    }
}

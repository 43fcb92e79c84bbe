import StrictJSON
import Testing

/// What CPython 3.11's `json` made of these texts (`json.dumps(json.loads(t), ensure_ascii=False,
/// separators=(",", ":"))`), nil where it refused. Texts on which the two differ by intent
/// (duplicate keys, `NaN`, lone surrogates, a byte order mark) are not here.
struct PythonTableTests {
    @Test(
        arguments: [
            ("[]", "[]"), ("{}", "{}"), ("null", "null"), ("true", "true"), ("false", "false"),
            ("0", "0"), ("-1", "-1"), ("\"a\"", "\"a\""), ("[1,2]", "[1,2]"), ("[1, 2 ]", "[1,2]"),
            (" [1] ", "[1]"), ("{\"a\":1}", "{\"a\":1}"), ("{\"a\" : [ ] }", "{\"a\":[]}"),
            ("\"\\u0041\"", "\"A\""), ("\"\\n\"", "\"\\n\""), ("\"\\/\"", "\"/\""),
            ("\"\\ud83d\\ude00\"", "\"😀\""), ("\"é\"", "\"é\""), ("[[[1]]]", "[[[1]]]"),
            ("{\"a\":{\"b\":{\"c\":[]}}}", "{\"a\":{\"b\":{\"c\":[]}}}"),
            ("\"\\u00e9\\t\"", "\"é\\t\""), ("[\"a\",\"b\"]", "[\"a\",\"b\"]"),
            ("[true,false,null]", "[true,false,null]"), ("{\"b\":1,\"a\":2}", "{\"b\":1,\"a\":2}"),
            ("\"\\b\\f\\r\"", "\"\\b\\f\\r\""), ("\"\\\"\"", "\"\\\"\""), ("[\"\"]", "[\"\"]"),
            ("{\"\":\"\"}", "{\"\":\"\"}"), ("\"\\u2028\"", "\"\u{2028}\""),
            ("\"\\u0000\"", "\"\\u0000\""), ("\"\u{7F}\"", "\"\u{7F}\""), ("", nil), ("[", nil),
            ("[1", nil), ("[1,]", nil), ("{\"a\"}", nil), ("{\"a\":}", nil), ("{a:1}", nil),
            ("['a']", nil), ("[1 2]", nil), ("tru", nil), ("nul", nil), ("\"", nil), ("\"\\", nil),
            ("\"\\x\"", nil), ("\"\\u12\"", nil), ("01", nil), ("1.", nil), (".1", nil),
            ("+1", nil), ("1e", nil), ("- 1", nil), ("[1]]", nil), ("{}}", nil), ("\t", nil),
            ("\"\n\"", nil), ("\"\t\"", nil), ("{\"a\":1,}", nil), ("[,1]", nil), ("//", nil),
            ("1 /**/", nil), ("0x1", nil), ("1_0", nil), ("True", nil), ("None", nil),
            ("\u{0}", nil), ("\"a\"b\"", nil), ("{\"a\" 1}", nil), ("{1:1}", nil),
            ("\u{A0}1", nil), ("[1;2]", nil), ("\"\\U0041\"", nil), ("(1)", nil),
        ] as [(String, String?)])
    func `Another reader reads the same`(text: String, output: String?) {
        let written = (try? JSONValue.parse(text))?.serialized()
        #expect(written.map { String(decoding: $0, as: UTF8.self) } == output)
    }
}

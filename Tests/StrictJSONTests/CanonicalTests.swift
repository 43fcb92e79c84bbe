import StrictJSON
import Testing

/// RFC 8785 with the examples of the RFC itself.
struct CanonicalTests {
    @Test func `The example of section 3 2 2`() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50,
                          2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"#
            + #""numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try JSONValue.parse(text).canonical() == Array(expected.utf8))
    }

    @Test func `Keys are sorted by UTF-16 code units, the example of section 3 2 3`() throws {
        let text = #"""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#
        let sorted = try JSONValue.parse(try JSONValue.parse(text).canonical())
        #expect(
            sorted.asObject?.members.compactMap(\.value.asString) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis",
                "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    @Test(
        arguments: [
            (#"{"b":1,"a":2}"#, #"{"a":2,"b":1}"#), ("[ 3 , 2 , 1 ]", "[3,2,1]"), ("{}", "{}"),
            (#"{"a":{"d":1,"c":[{"f":1,"e":2}]}}"#, #"{"a":{"c":[{"e":2,"f":1}],"d":1}}"#),
            (#"{"aa":1,"a":2,"":3}"#, #"{"":3,"a":2,"aa":1}"#),
            (#"{"10":1,"9":2}"#, #"{"10":1,"9":2}"#),
            (#""\u007f\u0080\u2028""#, "\"\u{7F}\u{80}\u{2028}\""),
            (#""\u0000\u0001\b\t\n\u000b\f\r\u001f""#, #""\u0000\u0001\b\t\n\u000b\f\r\u001f""#),
            (#""\/\u002f""#, #""//""#), (#""e\u0301""#, "\"e\u{301}\""),
        ])
    func `One value has one text`(text: String, canonical: String) throws {
        #expect(try JSONValue.parse(text).canonical() == Array(canonical.utf8))
    }

    /// Found by ./fuzz json: 122225e11 was written as an integer that is refused when read again.
    @Test(arguments: ["122225e11", "1e16", "9E18", "-9007199254740994.0", "9.1e15"])
    func `A double that would be written as a large integer has no canonical text`(
        text: String
    ) throws {
        let value = try JSONValue.parse(text)
        #expect(throws: JSONError.self) { try value.canonical() }
    }

    @Test func `Members that come in another order are the same value with the same text`() throws {
        let one = try JSONValue.parse(#"{"a":1,"b":[{"c":2,"d":3}]}"#)
        let other = try JSONValue.parse(#"{"b":[{"d":3,"c":2}],"a":1}"#)
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(try one.canonical() == other.canonical())
        #expect(one.serialized() != other.serialized())
    }
}

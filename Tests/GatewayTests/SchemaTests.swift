import StrictJSON
import Testing

@testable import Gateway

/// Arguments against schemas, for the part of JSON Schema that tools use.
struct SchemaTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let schema: String
        let fits: [String]
        let breaks: [String]
        var testDescription: String { schema }

        init(_ schema: String, fits: [String], breaks: [String]) {
            self.schema = schema
            self.fits = fits
            self.breaks = breaks
        }
    }

    static let cases: [Case] = [
        Case(#"{"type":"string"}"#, fits: [#""a""#], breaks: ["1", "null", "{}", "[]", "true"]),
        Case(#"{"type":["string","null"]}"#, fits: [#""a""#, "null"], breaks: ["1"]),
        Case(#"{"type":"integer"}"#, fits: ["1", "1.0", "1e2", "-0"], breaks: ["1.5", #""1""#]),
        Case(#"{"type":"number"}"#, fits: ["1", "1.5"], breaks: [#""1""#]),
        Case(#"{"type":"boolean"}"#, fits: ["true"], breaks: ["0"]),
        Case(#"{"type":"nothing"}"#, fits: [], breaks: ["1", "null"]),
        Case(#"{"const":1}"#, fits: ["1", "1.0"], breaks: ["2", #""1""#]),
        Case(#"{"enum":["a",1,null]}"#, fits: [#""a""#, "1.0", "null"], breaks: [#""b""#]),
        Case(
            #"{"minimum":1,"maximum":3}"#, fits: ["1", "3", #""9""#],
            breaks: ["0", "4", "1e999"]),
        Case(
            #"{"exclusiveMinimum":1,"exclusiveMaximum":3}"#, fits: ["2"], breaks: ["1", "3"]),
        Case(#"{"multipleOf":3}"#, fits: ["6", "0"], breaks: ["7"]),
        Case(#"{"minLength":2,"maxLength":3}"#, fits: [#""äöü""#, "1"], breaks: [#""a""#]),
        Case(#"{"required":["a"]}"#, fits: [#"{"a":null}"#, "1"], breaks: ["{}"]),
        Case(
            #"{"properties":{"a":{"type":"string"}}}"#, fits: ["{}", #"{"b":1}"#],
            breaks: [#"{"a":1}"#]),
        Case(
            #"{"properties":{"a":{}},"additionalProperties":false}"#, fits: [#"{"a":1}"#],
            breaks: [#"{"b":1}"#]),
        Case(
            #"{"additionalProperties":{"type":"string"}}"#, fits: [#"{"a":"b"}"#],
            breaks: [#"{"a":1}"#]),
        Case(
            #"{"patternProperties":{"^a":{}},"additionalProperties":false}"#,
            fits: [#"{"abc":1}"#], breaks: []),
        Case(#"{"minProperties":1}"#, fits: [#"{"a":1}"#], breaks: ["{}"]),
        Case(#"{"items":{"type":"string"}}"#, fits: ["[]", #"["a"]"#], breaks: [#"["a",1]"#]),
        Case(
            #"{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}"#,
            fits: [#"["a",1]"#], breaks: ["[1]", #"["a","b"]"#]),
        Case(#"{"minItems":1,"maxItems":1}"#, fits: ["[1]"], breaks: ["[]", "[1,2]"]),
        Case(#"{"uniqueItems":true}"#, fits: ["[1,2]"], breaks: ["[1,1]"]),
        Case(
            #"{"anyOf":[{"type":"string"},{"type":"null"}]}"#, fits: [#""a""#, "null"],
            breaks: ["1"]),
        Case(
            #"{"oneOf":[{"type":"integer"},{"minimum":5}]}"#, fits: ["1", "5.5"],
            breaks: ["7", "1.5"]),
        Case(#"{"allOf":[{"type":"integer"},{"minimum":5}]}"#, fits: ["5"], breaks: ["4"]),
        Case(#"{"not":{"type":"string"}}"#, fits: ["1"], breaks: [#""a""#]),
        Case(
            ##"{"$defs":{"n":{"type":"integer"}},"properties":{"a":{"$ref":"#/$defs/n"}}}"##,
            fits: [#"{"a":1}"#], breaks: [#"{"a":"b"}"#]),
        Case(
            ##"{"properties":{"a/b":{"type":"string"},"c":{"$ref":"#/properties/a~1b"}}}"##,
            fits: [#"{"c":"x"}"#], breaks: [#"{"c":1}"#]),
        Case(
            ##"{"type":"object","properties":{"child":{"$ref":"#"}}}"##,
            fits: [#"{"child":{"child":{}}}"#], breaks: [#"{"child":{"child":1}}"#]),
        // What is not there, or elsewhere, constrains nothing; it is never fetched.
        Case(
            ##"{"allOf":[{"$ref":"https://x.example/s"},{"$ref":"#/nowhere"}]}"##, fits: ["1"],
            breaks: []),
        Case(#"{"pattern":"^(a+)+$","format":"uri","x":1}"#, fits: [#""b""#], breaks: []),
        Case("true", fits: ["1"], breaks: []),
        Case("false", fits: [], breaks: ["1"]),
        // References without end end in a refusal.
        Case(##"{"$ref":"#"}"##, fits: [], breaks: ["1"]),
        Case(##"{"not":{"$ref":"#/not"}}"##, fits: [], breaks: ["1"]),
    ]

    @Test(arguments: cases)
    func `fits and breaks as the schema says`(row: Case) throws {
        let schema = try JSONValue.parse(row.schema)
        for text in row.fits {
            let fault = SchemaCheck.fault(in: try JSONValue.parse(text), against: schema)
            #expect(fault == nil, "\(text)")
        }
        for text in row.breaks {
            let fault = SchemaCheck.fault(in: try JSONValue.parse(text), against: schema)
            #expect(fault != nil, "\(text)")
        }
    }

    @Test func `work is bounded, however the schema branches`() throws {
        let definitions = JSONObject(
            (0...40).map { level in
                guard level > 0 else { return ("a0", false) }
                let below: JSONValue = ["$ref": .string("#/$defs/a\(level - 1)")]
                return ("a\(level)", ["anyOf": [below, below]])
            })
        let schema: JSONValue = ["$ref": "#/$defs/a40", "$defs": .object(definitions)]
        #expect(SchemaCheck.fault(in: 1, against: schema) != nil)
    }

    @Test func `faults name the place in the arguments and the rule`() throws {
        let schema = try JSONValue.parse(
            #"{"properties":{"a":{"items":{"required":["b"]}}}}"#)
        let value = try JSONValue.parse(#"{"a":[{"b":1},{}]}"#)
        #expect(SchemaCheck.fault(in: value, against: schema) == "/a/1/b: is required")
    }
}

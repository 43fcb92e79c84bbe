import Cedar
import StrictJSON
import Testing

/// The JSON of entities and contexts without a schema; verdicts of cedarpy 4.12.2.
@Suite struct EntityJSONTests {
    /// One user with this as its attribute `x`.
    private func store(x: String) throws -> Entities {
        try Entities(
            parsing: Array(
                #"[{"uid":{"type":"U","id":"a"},"attrs":{"x":\#(x)},"parents":[]}]"#.utf8))
    }

    static let values: [(String, String)] = [
        ("1", "1"), ("-9223372036854775808", "-9223372036854775808"), (#""a""#, #""a""#),
        ("true", "true"), ("[]", "[]"), (#"[1,1,"a",[1]]"#, #"[[1],"a",1]"#),
        ("{}", "{}"), (#"{"y":{"z":1}}"#, "{y:{z:1}}"),
        (#"{"type":"U","id":"b"}"#, #"{type:"U",id:"b"}"#),
        (#"{"__entity":{"type":"U","id":"b"}}"#, #"U::"b""#),
        (#"{"__entity":{"type":"U","id":"b","more":1}}"#, #"U::"b""#),
        (#"{"__extn":{"fn":"ip","arg":"1.2.3.4"}}"#, #"ip("1.2.3.4")"#),
        (#"{"__extn":{"fn":"ip","args":["1.2.3.4"]}}"#, #"ip("1.2.3.4")"#),
        (#"{"__extn":{"fn":"ip","arg":"1.2.3.4","z":1}}"#, #"ip("1.2.3.4")"#),
        (#"{"__extn":{"fn":"decimal","arg":"1.50"}}"#, #"decimal("1.5")"#),
        (#"{"__extn":{"fn":"duration","arg":"1h"}}"#, #"duration("60m")"#),
        (
            #"{"__extn":{"fn":"offset","args":[{"__extn":{"fn":"datetime","arg":"1970-01-01"}},"#
                + #"{"__extn":{"fn":"duration","arg":"1d"}}]}}"#,
            #"datetime("1970-01-02")"#
        ),
        (#"{"__extn":{"fn":"isIpv4","arg":{"__extn":{"fn":"ip","arg":"::"}}}}"#, "false"),
        (#"{"fn":"ip","arg":"1.2.3.4"}"#, #"{fn:"ip",arg:"1.2.3.4"}"#),
        (#"{"__entity":1}"#, "{\"__entity\":1}"),
        (#"{"__entity":{"type":"U","id":1}}"#, #"{"__entity":{type:"U",id:1}}"#),
        (#"{"__extn":1}"#, "{\"__extn\":1}"),
        (#"{"__extn":{"fn":"ip"}}"#, #"{"__extn":{fn:"ip"}}"#),
        (#"{"__expr":"1","b":1}"#, #"{"__expr":"1",b:1}"#),
    ]

    @Test(arguments: values)
    func `attribute values are read`(json: String, source: String) throws {
        let text = Ask.permit(when: "principal.x == \(source)")
        let response = Authorizer.authorize(
            Ask.request(), policies: try PolicySet.parse(text), entities: try store(x: json))
        #expect(response.decision == .allow, "\(response.failures)")
    }

    static let refused: [String] = [
        "null", "1.5", "1e2", "1.0", "-0", "9223372036854775808", "[null]",
        #"{"__entity":{"type":"U U","id":"b"}}"#, #"{"__extn":{"fn":"ip","arg":"zz"}}"#,
        #"{"__extn":{"fn":"nope","arg":"1"}}"#, #"{"__expr":"1"}"#, #"{"y":1,"y":2}"#,
        #"{"__extn":{"fn":"ip","args":["1.2.3.4","1.2.3.4"]}}"#,
        #"{"__extn":{"fn":"ip","arg":1}}"#,
    ]

    @Test(arguments: refused)
    func `what is no Cedar value is refused`(json: String) {
        #expect(throws: EntitiesError.self) { try store(x: json) }
    }

    static let documents: [(String, Bool)] = [
        ("[]", true), ("{}", false), ("[1]", false), ("", false), ("[", false),
        (#"[{"uid":{"type":"U","id":"a"},"attrs":{},"parents":[]}]"#, true),
        (#"[{"uid":{"type":"U","id":"a","x":1},"attrs":{},"parents":[],"foo":1}]"#, true),
        (#"[{"uid":{"__entity":{"type":"U","id":"a"}},"attrs":{},"parents":[]}]"#, true),
        (#"[{"uid":"U::\"a\"","attrs":{},"parents":[]}]"#, false),
        (#"[{"uid":{"__expr":"U::\"a\""},"attrs":{},"parents":[]}]"#, false),
        (#"[{"uid":{"type":"U","id":"a"},"attrs":{}}]"#, false),
        (#"[{"uid":{"type":"U","id":"a"},"parents":[]}]"#, false),
        (#"[{"attrs":{},"parents":[]}]"#, false),
        (#"[{"uid":{"type":"U :: V","id":"a"},"attrs":{},"parents":[]}]"#, false),
        (#"[{"uid":{"type":"in","id":"a"},"attrs":{},"parents":[]}]"#, false),
        (#"[{"uid":{"type":"U","id":"a"},"attrs":{},"parents":["U::\"b\""]}]"#, false),
        (#"[{"uid":{"type":"U","id":"a"},"attrs":{},"parents":[{"type":"U","id":"a"}]}]"#, false),
        (#"[{"uid":{"type":"U","id":"a"},"attrs":{"x":1,"x":2},"parents":[]}]"#, false),
        (#"[{"uid":{"type":"U","id":"a","id":"b"},"attrs":{},"parents":[]}]"#, false),
    ]

    @Test(arguments: documents)
    func `documents are taken or refused as the oracle does`(text: String, isTaken: Bool) {
        let store = try? Entities(parsing: Array(text.utf8))
        #expect((store != nil) == isTaken)
    }

    @Test func `parents, tags and both spellings of uids are read`() throws {
        let text = #"""
            [{"uid":{"type":"U","id":"a"},"attrs":{},"tags":{"k":[1]},
              "parents":[{"type":"G","id":"g"},{"__entity":{"type":"G","id":"h"}}]}]
            """#
        let entity = try #require(try Entities(parsing: Array(text.utf8))[Ask.principal])
        #expect(entity.parents == [Ask.uid("G", "g"), Ask.uid("G", "h")])
        #expect(entity.tags["k"] == [1])
    }

    @Test func `an error names the place in the document`() {
        let text = #"[{"uid":{"type":"U","id":"a"},"attrs":{"x":[{"y":null}]},"parents":[]}]"#
        #expect(
            throws: EntitiesError.json(
                "Cedar has no null; leave the attribute out", path: "entities[0].attrs.x[0].y")
        ) {
            try Entities(parsing: Array(text.utf8))
        }
    }

    static let contexts: [(String, Bool)] = [
        ("{}", true), (#"{"x":{"__entity":{"type":"U","id":"b"}}}"#, true), ("[]", false),
        ("1", false), (#"{"x":null}"#, false), (#"{"__entity":{"type":"U","id":"b"}}"#, false),
        (#"{"__extn":{"fn":"ip","arg":"::"}}"#, false),
    ]

    @Test(arguments: contexts)
    func `a context is a record`(text: String, isTaken: Bool) throws {
        let json = try JSONValue.parse(text)
        #expect(((try? Record(contextJSON: json)) != nil) == isTaken)
    }
}

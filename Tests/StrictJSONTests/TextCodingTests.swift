import StrictJSON
import Testing

/// Values to and from texts, without a tree of values in between, are what they are with one.
struct TextCodingTests {
    private struct Record: Codable, Hashable {
        var name: String
        var count: Int64?
        var parts: [String: [Int]]
        var any: JSONValue
    }

    private static let record = Record(
        name: "é\"", count: .max, parts: ["b": [1], "": [], "a": [2, 3]],
        any: ["z": [nil, true], "a": 1])

    @Test func `The text of a value is that of its tree`() throws {
        let text = try JSONValueEncoder().canonical(Self.record)
        #expect(try text == JSONValueEncoder().encode(Self.record).canonical())
        #expect(try JSONValueDecoder(exact: true).decode(Record.self, from: text) == Self.record)
    }

    @Test(
        arguments: [
            #"{"name":"x","parts":{},"any":1}"#, #"{"parts":{"a":[1]},"any":{"b":[]},"name":""}"#,
            #"{"name":"x","parts":{},"any":1,"more":2}"#, #"{"name":"x","parts":{}}"#,
            #"{"name":"x","parts":{"a":1},"any":1}"#, #"{"name":1,"parts":{},"any":1}"#,
            #"{"name":"x","parts":{},"any":1,"count":null}"#,
            #"{"name":"x","parts":{},"any":1,"count":"int:9007199254740993"}"#,
            #"{"name":"x","parts":{},"any":1,"count":9007199254740993}"#, "[]", "null",
        ], [true, false])
    func `A text is read as its tree is, or refused alike`(text: String, exact: Bool) throws {
        let decoder = JSONValueDecoder(exact: exact)
        let bytes = Array(text.utf8)
        let direct = Result { try decoder.decode(Record.self, from: bytes) }
        let tree = Result { try decoder.decode(Record.self, from: JSONValue.parse(bytes)) }
        switch (direct, tree) {
        case (.success(let one), .success(let other)): #expect(one == other)
        case (.failure(let one), .failure(let other)): #expect("\(one)" == "\(other)")
        default: Issue.record("\(direct) and \(tree)")
        }
    }

    @Test(arguments: ["{\"a\":1,\"a\":2}", "[1,]", "[[1]]", "\u{1}"])
    func `A text that breaks a rule is refused by the rule`(text: String) {
        let limits = JSONLimits(bytesMax: 100, depthMax: 1, nodesMax: 10)
        #expect(throws: JSONError.self) {
            try JSONValueDecoder().decode(
                [String: Int].self, from: Array(text.utf8), limits: limits)
        }
    }

    @Test func `A key that occurs twice is found in whatever order the keys come`() throws {
        let keys = ["b", "a", "c", "é", "\\u0064", "\\n", "aa", ""]
        for one in keys.indices {
            for other in keys.indices {
                var order = keys
                order.insert(keys[one], at: other)
                let text = "{" + order.map { "\"\($0)\":{\"x\":[]}" }.joined(separator: ",") + "}"
                #expect(throws: JSONError.self) { try JSONValue.parse(text) }
            }
        }
        let rising = (10..<40).map { "\"k\($0)\":0" }
        #expect(throws: Never.self) {
            try JSONValue.parse("{" + rising.joined(separator: ",") + "}")
        }
        for again in rising {
            #expect(throws: JSONError.self) {
                try JSONValue.parse("{" + (rising + [again]).joined(separator: ",") + "}")
            }
        }
    }

    @Test func `Keys are sorted by their UTF-16 code units`() throws {
        let keys = [
            "", "a", "aa", "ab", "b", "é", "日", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}",
            "😀", "a😀", "a\u{E000}", "\u{10FFFF}", "日\u{E000}", "日😀", "\u{1F600}\u{1F601}",
        ]
        let value = JSONValue.object(JSONObject(keys.reversed().map { ($0, 0) }))
        let sorted = try JSONValue.parse(value.canonical()).asObject?.members.map(\.key)
        #expect(sorted == keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) })
    }

    @Test func `A map of many keys is written and read in time that grows with their count`() throws
    {
        let many = Dictionary(uniqueKeysWithValues: (0..<100_000).map { ("key-\($0)", $0) })
        let limits = JSONLimits(bytesMax: 1 << 30, depthMax: 8, nodesMax: 1_000_000)
        let text = try JSONValueEncoder().canonical(many)
        let again = try JSONValueDecoder(exact: true).decode(
            [String: Int].self, from: text, limits: limits)
        #expect(again == many)
    }

    @Test func `A key that was encoded twice counts once, with its last value`() throws {
        struct Twice: Encodable {
            enum CodingKeys: CodingKey { case a, b }
            func encode(to encoder: any Encoder) throws {
                var members = encoder.container(keyedBy: CodingKeys.self)
                try members.encode(1, forKey: .a)
                try members.encode(2, forKey: .b)
                try members.encode(3, forKey: .a)
            }
        }
        #expect(try JSONValueEncoder().encode(Twice()) == ["a": 3, "b": 2])
        #expect(try JSONValueEncoder().canonical(Twice()) == Array(#"{"a":3,"b":2}"#.utf8))
    }
}

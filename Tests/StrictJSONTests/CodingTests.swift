import StrictJSON
import Testing

struct CodingTests {
    private enum Shape: Codable, Hashable {
        case empty
        case one(Int)
        case named(text: String, flag: Bool?)
    }

    private struct Everything: Codable, Hashable {
        var text = "é \" \u{1}"
        var flag = true
        var small: Int8 = -128
        var large: UInt64 = .max
        var least: Int64 = .min
        var absent: Int?
        var present: String? = "x"
        var list = [1, 2, 3]
        var nested = [["a"], []]
        var map = ["k": [1: "one"]]
        var shapes: [Shape] = [.empty, .one(7), .named(text: "t", flag: nil)]
        var raw: JSONValue = ["a": [nil, 1, "x"]]
        var holes: [Int?] = [nil, 1]
        var tuple = Pair(first: 1, second: "s")
    }

    private struct Pair: Codable, Hashable {
        var first: Int
        var second: String

        init(first: Int, second: String) {
            self.first = first
            self.second = second
        }

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            first = try container.decode(Int.self)
            second = try container.decode(String.self)
            guard container.isAtEnd else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "more")
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            try container.encode(first)
            try container.encode(second)
        }
    }

    @Test func `All shapes come back as they went`() throws {
        let value = try JSONValueEncoder().encode(Everything())
        #expect(try JSONValueDecoder().decode(Everything.self, from: value) == Everything())
        let text = try value.canonical()
        let again = try JSONValueDecoder().decode(Everything.self, from: JSONValue.parse(text))
        #expect(again == Everything())
    }

    @Test func `What is nil is left out`() throws {
        let value = try JSONValueEncoder().encode(Everything())
        #expect(value["absent"] == nil)
        #expect(value["holes"] == [nil, 1])
    }

    @Test(
        arguments: [
            (0, 0), (9_007_199_254_740_991, 9_007_199_254_740_991),
            (-9_007_199_254_740_991, -9_007_199_254_740_991),
            (9_007_199_254_740_992, "int:9007199254740992"),
            (-9_007_199_254_740_992, "int:-9007199254740992"),
            (.max, "int:9223372036854775807"), (.min, "int:-9223372036854775808"),
        ] as [(Int64, JSONValue)])
    func `Integers that JSON cannot carry safely are tagged`(integer: Int64, value: JSONValue)
        throws
    {
        #expect(try JSONValueEncoder().encode(integer) == value)
        #expect(try JSONValueDecoder().decode(Int64.self, from: value) == integer)
    }

    @Test(
        arguments: [
            "int:", "int:+5", "int:05", "int:-0", "int: 5", "int:5 ", "int:0x5", "int:1e3",
            "int:9223372036854775808", "INT:5", "5", "int:１", "int:5", "int:9007199254740991",
        ] as [JSONValue])
    func `A tag without one exact integer is refused`(value: JSONValue) {
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(Int64.self, from: value)
        }
    }

    @Test(arguments: ["9007199254740992", "-9007199254740992", "9223372036854775807"])
    func `An integer has one text: beyond the safe range only the tagged one`(
        text: String
    ) throws {
        let value = try JSONValue.parse(text)
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(Int64.self, from: value)
        }
    }

    @Test(arguments: ["128", "-129", "1.0", "1e1", "-0", "\"1\"", "true", "null", "[]", "300"])
    func `An integer that does not fit is refused`(text: String) throws {
        let value = try JSONValue.parse(text)
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(Int8.self, from: value)
        }
    }

    @Test func `Floating point is refused both ways, without harm`() throws {
        #expect(throws: EncodingError.self) { try JSONValueEncoder().encode([1.5]) }
        #expect(throws: EncodingError.self) { try JSONValueEncoder().encode(["a": Float(1)]) }
        let value = try JSONValue.parse("[1.5]")
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode([Double].self, from: value)
        }
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(Float.self, from: 1)
        }
    }

    @Test func `A wrong type is refused with its path`() throws {
        let value: JSONValue = ["list": [1, "x"]]
        do {
            _ = try JSONValueDecoder().decode([String: [Int]].self, from: value)
            Issue.record("decoded")
        } catch DecodingError.typeMismatch(_, let context) {
            #expect(context.codingPath.first?.stringValue == "list")
        }
    }

    @Test func `A missing key is refused`() {
        struct Needs: Decodable { var key: String }
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(Needs.self, from: ["other": "x"])
        }
    }

    @Test func `Text that looks like a tag stays text`() throws {
        let value = try JSONValueEncoder().encode(["int:5"])
        #expect(value == ["int:5"])
        #expect(try JSONValueDecoder().decode([String].self, from: value) == ["int:5"])
    }

    @Test func `Classes with a superclass come back`() throws {
        let value = try JSONValueEncoder().encode(Derived(base: 1, more: 2))
        let again = try JSONValueDecoder().decode(Derived.self, from: value)
        #expect([again.base, again.more] == [1, 2])
    }

    private class Base: Codable {
        var base: Int
        init(base: Int) { self.base = base }
    }

    private final class Derived: Base {
        var more: Int
        private enum CodingKeys: String, CodingKey { case more }

        init(base: Int, more: Int) {
            self.more = more
            super.init(base: base)
        }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            more = try container.decode(Int.self, forKey: .more)
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(more, forKey: .more)
            try super.encode(to: container.superEncoder())
        }
    }

    private struct Outer: Codable, Equatable {
        struct Inner: Codable, Equatable { var a: Int? }
        enum Choice: Codable, Equatable {
            case one(n: Int)
            case two
        }
        var inner = Inner()
        var list: [Inner] = []
        var map: [String: Inner] = [:]
        var choice = Choice.two
        var any: JSONValue = .null
    }

    @Test(arguments: [
        #"{"inner":{},"list":[],"map":{},"choice":{"two":{}},"any":null,"x":1}"#,
        #"{"inner":{"x":1},"list":[],"map":{},"choice":{"two":{}},"any":null}"#,
        #"{"inner":{},"list":[{},{"a":1,"x":null}],"map":{},"choice":{"two":{}},"any":null}"#,
        #"{"inner":{},"list":[],"map":{"m":{"x":[]}},"choice":{"two":{}},"any":null}"#,
        #"{"inner":{},"list":[],"map":{},"choice":{"one":{"n":1,"x":2}},"any":null}"#,
        #"{"inner":{},"list":[],"map":{},"choice":{"two":{},"x":{}},"any":null}"#,
    ])
    func `An exact decoder refuses what nobody asked for, and the other does not mind`(
        text: String
    ) throws {
        let value = try JSONValue.parse(text)
        _ = try JSONValueDecoder().decode(Outer.self, from: value)
        let error = #expect(throws: DecodingError.self) {
            try JSONValueDecoder(exact: true).decode(Outer.self, from: value)
        }
        #expect(error.map { "\($0)".contains("x") } == true, "it is named")
    }

    @Test func `An exact decoder takes what its own encoder wrote, and any member of what is JSON`()
        throws
    {
        var whole = Outer()
        whole.inner.a = 1
        whole.list = [.init(a: 1), .init()]
        whole.map = ["k": .init(a: 2), "l": .init()]
        whole.choice = .one(n: 3)
        whole.any = ["free": ["x": 1]]
        let value = try JSONValueEncoder().encode(whole)
        #expect(try JSONValueDecoder(exact: true).decode(Outer.self, from: value) == whole)
    }
}

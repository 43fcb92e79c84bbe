import StrictJSON
import Testing

struct ObjectTests {
    @Test func `Members keep their order, and setting nil removes one`() {
        var object = JSONObject([("b", 1), ("a", 2), ("b", 3)])
        #expect(object.members.map(\.key) == ["b", "a"])
        #expect(object["b"] == 3)
        object["c"] = true
        object["b"] = nil
        object["none"] = nil
        #expect(object.members.map(\.key) == ["a", "c"])
        #expect(object.count == 2)
        #expect(!object.isEmpty)
        #expect(object.map(\.key) == ["a", "c"])
    }

    @Test func `Literals give the values that they look like`() throws {
        let value: JSONValue = ["a": [1, "x", true, nil, ["b": -5]]]
        #expect(value == (try JSONValue.parse(#"{"a":[1,"x",true,null,{"b":-5}]}"#)))
    }

    @Test func `A value answers as what it is and as nothing else`() {
        let number: JSONValue = 5
        #expect(number.asInt64 == 5)
        #expect(number.asString == nil)
        #expect(number.asArray == nil)
        #expect(number.asObject == nil)
        #expect(number.asBool == nil)
        #expect(number["a"] == nil)
        #expect(JSONValue.bool(true).asBool == true)
        #expect(JSONValue.null.asBool == nil)
    }

    @Test func `Numbers are equal when their texts are`() throws {
        #expect(try JSONValue.parse("1.0") != JSONValue.parse("1"))
        #expect(try JSONValue.parse("1e0") != JSONValue.parse("1"))
        #expect(try JSONValue.parse("1") == 1)
    }

    @Test func `Equal objects hash equally, objects of one size may differ`() {
        let one = JSONObject([("a", 1), ("b", 2)])
        let same = JSONObject([("b", 2), ("a", 1)])
        let other = JSONObject([("a", 1), ("c", 2)])
        #expect(one == same)
        #expect(one.hashValue == same.hashValue)
        #expect(one != other)
    }
}

import Agency
import StrictJSON
import Testing

struct NameTests {
    @Test(
        arguments: [
            "a", "0", "A-b_c.d:e/f", String(repeating: "x", count: 128), "1e3", "no",
        ])
    func `A name is read`(text: String) throws {
        let name: AgentName = try Sample.name(text)
        #expect(name.text == text)
        #expect("\(name)" == text)
        #expect(try JSONValueEncoder().encode(name) == .string(text))
    }

    @Test(
        arguments: [
            "", "-a", ".a", "/a", ":a", "_a", "a b", "a\n", "é", "aé", "a\u{0}", "a*", "a\"", "ａ",
            String(repeating: "x", count: 129), "\u{212A}", "a\u{301}",
        ])
    func `What is not a name is none, in values and in JSON`(text: String) {
        #expect(AgentName(text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode(AgentName.self, from: .string(text))
        }
    }

    @Test func `Names are keys of objects`() throws {
        let names: [ServerName: Int] = [try Sample.name("b"): 2, try Sample.name("a"): 1]
        let value = try JSONValueEncoder().encode(names)
        #expect(value == ["a": 1, "b": 2])
        #expect(try JSONValueDecoder().decode([ServerName: Int].self, from: value) == names)
    }

    @Test(
        arguments: [
            String(repeating: "a", count: 63), String(repeating: "a", count: 65),
            String(repeating: "A", count: 64), String(repeating: "g", count: 64), "",
        ])
    func `What is not 64 small hexadecimal digits is no digest`(text: String) {
        #expect(Digest(hex: text) == nil)
    }

    @Test func `A digest shows its bytes`() throws {
        let digest = try Sample.some(Digest(bytes: (0..<32).map { UInt8($0 * 8) }))
        #expect(digest.hex.hasPrefix("0008101820"))
        #expect(Digest(hex: digest.hex) == digest)
        #expect(Digest(bytes: [1, 2]) == nil)
        #expect(try JSONValueEncoder().encode([digest: 1])[digest.hex] == 1)
    }

    @Test func `Levels have names, an order and a floor`() {
        #expect(AutonomyLevel.allCases.map(\.name) == ["L0", "L1", "L2", "L3", "L4"])
        #expect(AutonomyLevel.allCases.sorted() == AutonomyLevel.allCases)
        #expect(AutonomyLevel(name: "l2") == nil)
        #expect(AutonomyLevel.spawning.lowered == .delegated)
        #expect(AutonomyLevel.observe.lowered == .observe)
    }

    @Test func `An action's id is a number and a key`() throws {
        let value = try JSONValueEncoder().encode([ActionID(7): "x"])
        #expect(value == ["7": "x"])
        #expect(
            try JSONValueDecoder().decode([ActionID: String].self, from: value)
                == [ActionID(7): "x"])
        #expect(ActionID(2) < ActionID(10))
    }
}

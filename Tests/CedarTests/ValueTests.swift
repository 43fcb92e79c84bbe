import Cedar
import Testing

@Suite struct ValueTests {
    static let composed = "caf\u{e9}"
    static let decomposed = "cafe\u{301}"

    @Test func `text that only looks the same is different`() throws {
        // Swift's own == calls these two equal; a policy that names one must not match the other.
        #expect(Self.composed == Self.decomposed)
        #expect(Value.string(Self.composed) != .string(Self.decomposed))
        #expect(Ask.uid("U", Self.composed) != Ask.uid("U", Self.decomposed))
        #expect(PolicyID(Self.composed) != PolicyID(Self.decomposed))
        let record = Record([(Self.composed, 1), (Self.decomposed, 2)])
        #expect(record.count == 2)
        #expect(record[Self.composed] == 1)
        #expect(Value.set(of: [.string(Self.composed), .string(Self.decomposed)]) != [""])
        #expect(Pattern([.scalar("\u{e9}")]).matches("e\u{301}") == false)
    }

    @Test func `Angstrom and A with ring have the same length and are different`() {
        #expect(Value.string("\u{212b}") != .string("A\u{30a}"))
        #expect(Set([Value.string("\u{212b}"), .string("A\u{30a}")]).count == 2)
    }

    @Test func `sets ignore order and repetition at every level`() {
        let left: Value = [1, [2, "a"], ["k": [3, 3]]]
        let right: Value = [["k": [3]], ["a", 2, 2], 1, 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != [1, [2, "a"], ["k": [4]]])
    }

    @Test func `values of different types are unequal`() {
        let one: [Value] = [
            .bool(true), .long(1), .string("1"), .entity(Ask.principal), [1], ["a": 1],
            .decimal(DecimalValue(tenThousandths: 1)), .datetime(DatetimeValue(milliseconds: 1)),
            .duration(DurationValue(milliseconds: 1)),
        ]
        for (index, left) in one.enumerated() {
            for (other, right) in one.enumerated() {
                #expect((left == right) == (index == other))
            }
        }
    }

    @Test func `a value prints as source that reads back to it`() throws {
        let value: Value = [
            "a": [1, "é\n\"\\\0\u{7f}", true], "b c": ["d": .entity(Ask.uid("N::U", "x\"y"))],
            "e": .decimal(DecimalValue(tenThousandths: -15_000)),
            "f": .duration(DurationValue(milliseconds: -1)),
            "g": .datetime(DatetimeValue(milliseconds: 86_400_000)),
            "h": try .ip(#require(IPAddressValue("10.0.0.0/8"))),
            "i": try .ip(#require(IPAddressValue("2001:db8::1"))),
            "j": .long(Int64.min),
        ]
        let response = try Ask.answer(
            condition: "context.v == \(value)", context: ["v": value])
        #expect(response.decision == .allow, "\(value) \(response.failures)")
    }

    @Test(arguments: ["A", "A::B", "_a::b9::C", "Actions", "principal"])
    func `entity type names are identifiers joined by colons`(name: String) {
        #expect(EntityTypeName(name)?.text == name)
    }

    @Test(arguments: ["", "A::", "::A", "A:B", "A:::B", "A B", "9a", "é", "in", "A::if", "__cedar"])
    func `other texts are no entity type names`(name: String) {
        #expect(EntityTypeName(name) == nil)
    }

    @Test func `a type name knows its parts`() {
        let name = EntityTypeName("A::B::Action")
        #expect(name?.parts == ["A", "B", "Action"])
        #expect(name?.baseName == "Action")
    }

    static let patterns: [(String, String, Bool)] = [
        ("", "", true), ("", "a", false), ("*", "", true), ("*", "abc", true),
        ("a*c", "abbc", true), ("a*c", "ac", true), ("a*c", "ab", false),
        ("*a*a*", "aa", true), ("*a*a*", "a", false), ("a\\*c", "a*c", true),
        ("a\\*c", "abc", false), ("*.jpg", "x.jpg.jpg", true), ("*.jpg", "x.jpg.png", false),
        ("é*", "échapper", true), ("**b", "aab", true),
    ]

    @Test(arguments: patterns)
    func `like matches as the pattern says`(pattern: String, text: String, expected: Bool) throws {
        let response = try Ask.answer(
            condition: "context.t like \"\(pattern)\"", context: ["t": .string(text)])
        #expect((response.decision == .allow) == expected)
    }

    @Test func `like takes time in proportion on hostile patterns`() {
        let pattern = Pattern(
            Array(repeating: [.wildcard, .scalar("a")], count: 200).flatMap { $0 })
        #expect(
            !pattern.matches(
                String(repeating: "a", count: 199) + String(repeating: "b", count: 2_000)))
    }
}

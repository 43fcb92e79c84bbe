import Cedar
import StrictJSON
import TestKit
import Testing

/// Texts near valid entities and schemas: read or refused, with a place, never a crash.
@Suite struct DocumentMutationTests {
    static let seeds: [UInt64] = [11, 12, 13]

    private static let schemas = [
        "entity A, B in [C] = { a: Long, b?: Set<String> } tags ipaddr; entity C;",
        "namespace N::M { type T = { x: __cedar::Bool }; entity E enum [\"a\", \"b\"]; }",
        "@doc(\"d\") action \"x y\", z in [Action::\"all\"] appliesTo { principal: A, "
            + "resource: [A], context: { t: datetime } }; action all; entity A;",
    ]

    private static let fragments = [
        "{", "}", "[", "]", ",", ":", "::", "\"", "\\", "null", "1.5", "-", "9223372036854775808",
        "\"__entity\"", "\"__extn\"", "{\"type\":\"U\",\"id\":\"a\"}", "\"fn\"", "\"uid\"", "Set<",
        ">", "?", "=", ";", "entity", "action", "type", "namespace", "in", "é", "\0", "\u{2028}",
    ]

    private func mutated(
        _ text: String, using generator: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let at = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, at + Int.random(in: 0...6, using: &generator))
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes.insert(contentsOf: generator.pick(Self.fragments).utf8, at: at)
            case 1: bytes.removeSubrange(at..<end)
            default: bytes.replaceSubrange(at..<end, with: generator.pick(Self.fragments).utf8)
            }
        }
        return bytes
    }

    @Test(arguments: seeds)
    func `mutated entities are read or refused with a place`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var taken = 0
        for _ in 0..<150 {
            do throws(EntitiesError) {
                let text = mutated(DecisionVectors.entities, using: &generator)
                _ = try Entities(parsing: text)
                taken += 1
            } catch {
                #expect(!error.description.isEmpty)
                if case .json(_, let path) = error { #expect(path.hasPrefix("entities")) }
            }
        }
        #expect(taken < 150)
    }

    @Test(arguments: seeds)
    func `mutated schemas are read or refused with a place`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let bytes = mutated(generator.pick(Self.schemas), using: &generator)
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(ParseError) {
                _ = try Schema.parse(text)
            } catch {
                #expect((0...text.utf8.count).contains(error.position.offset), "\(error)")
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test(arguments: schemas)
    func `the schemas are valid before they are mutated`(text: String) throws {
        _ = try Schema.parse(text)
    }
}

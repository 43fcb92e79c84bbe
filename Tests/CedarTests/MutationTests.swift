import Cedar
import TestKit
import Testing

/// Texts near valid policies: the parser answers or refuses, with a place inside the text.
@Suite struct MutationTests {
    static let seeds: [UInt64] = [1, 2, 3, 4]

    private static let fragments = [
        "::", ".", "(", ")", "{", "}", "[", "]", "==", "=", "&&", "&", "||", "-", "!", "*", "@",
        "?principal", "?", "if ", " in ", " has ", " like ", " is ", "\"", "\\", "\\u{", "\\x4",
        "//", "\n", "\r", "\0", "é", "\u{2028}", "😀", "9223372036854775808", "-1", "__cedar",
        "permit", ";", ",", "#", "'", "ip(\"1.2.3.4\")", ".contains(1)", ".isIpv4()",
    ]

    @Test(arguments: seeds)
    func `mutated policies never crash and every error has a place`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sources =
            SyntaxVectors.policiesAccepted
            + SyntaxVectors.conditionsAccepted.map { Ask.permit(when: $0) }
            + ExpressionVectors.all.map { Ask.permit(when: $0.condition) }
        for _ in 0..<1_500 {
            var bytes = Array(generator.pick(sources).utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                mutate(&bytes, using: &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            check(text)
        }
    }

    private func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        let at = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, at + Int.random(in: 0...5, using: &generator))
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.insert(contentsOf: generator.pick(Self.fragments).utf8, at: at)
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.replaceSubrange(at..<end, with: generator.pick(Self.fragments).utf8)
        default: bytes.insert(contentsOf: bytes[at..<end], at: at)
        }
    }

    private func check(_ text: String) {
        do throws(ParseError) {
            let set = try PolicySet.parse(text)
            _ = Authorizer.authorize(Ask.request(), policies: set, entities: Entities())
        } catch {
            #expect(error.position.line >= 1 && error.position.column >= 1)
            #expect((0...text.utf8.count).contains(error.position.offset), "\(error) in \(text)")
            #expect(error.span.end.offset >= error.span.start.offset)
            #expect(!error.message.isEmpty)
        }
    }
}

import TestKit
import Testing

@testable import Mandates

/// The guard decides from the text alone where a token begins. If it were wrong, an anchor could
/// hide behind what only looks like a quote: then Yams would find it, after the harm.
struct GuardAgreementTests {
    private static let tokens = [
        "a: ", "b: ", "- ", "? ", "\n", "\n  ", "\n    ", "\n ", "'", "\"", "[", "]", "{", "}",
        ", ",
        ",", "&x ", "*x", "*x ", "&x", "|", ">", "|\n", ">-\n  ", " #", "# ", "c", "d e", ":", " ",
        "\\", "!t ", "x: ", "''", "\"\"", "  ", "\t", "---\n", "'c", "|\n      \n  ",
    ]

    @Test(arguments: 0..<4)
    func `What passes the guard holds no anchor, alias or tag for Yams`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var agreed = 0
        for _ in 0..<4000 {
            let text = (0..<Int(random.next() % 14 + 2)).map { _ in random.pick(Self.tokens) }
                .joined()
            guard text.contains(where: { "&*!".contains($0) }), passes(text) else { continue }
            agreed += 1
            let found = late(text)
            #expect(found == nil, "\(text.debugDescription)")
        }
        #expect(agreed > 0)
    }

    private func passes(_ text: String) -> Bool {
        var guardian = SourceGuard(text)
        return (try? guardian.check()) != nil
    }

    /// What was found only after the guard.
    private func late(_ text: String) -> String? {
        do throws(MandateError) {
            _ = try SourceText.parse(Array(text.utf8))
            return nil
        } catch {
            return error.problems.map(\.what).first {
                $0.contains("anchors") || $0.contains("the tag")
            }
        }
    }
}

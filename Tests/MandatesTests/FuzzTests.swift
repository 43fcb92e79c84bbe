import Mandates
import TestKit
import Testing

struct FuzzTests {
    /// Changes bytes, repeats and drops stretches of a good mandate: no text may crash the reader,
    /// and every refusal names a place and a remedy.
    @Test(arguments: 0..<8)
    func `No text harms the reader`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let sample = Array(SampleMandate.whole.utf8)
        let marks = Array("&*!|>'\"[]{},:-?#%@`~ \n\t0aL\u{7F}é".utf8)
        for _ in 0..<60 {
            var text = sample
            for _ in 0..<Int(random.next() % 6 + 1) {
                let at = Int(random.next() % UInt64(text.count))
                let end = min(text.count, at + Int(random.next() % 40))
                switch random.next() % 4 {
                case 0: text[at] = random.pick(marks)
                case 1: text.insert(random.pick(marks), at: at)
                case 2: text.removeSubrange(at..<end)
                default: text.insert(contentsOf: text[at..<end], at: at)
                }
            }
            check(text)
        }
    }

    private func check(_ text: [UInt8]) {
        do throws(MandateError) {
            _ = try MandateFile.load(text: text, folder: "/work/project") { _ in [] }
        } catch {
            #expect(!error.problems.isEmpty)
            for problem in error.problems {
                #expect(!problem.what.isEmpty && !problem.fix.isEmpty)
                #expect(problem.line != nil, "\(problem)")
            }
        }
    }
}

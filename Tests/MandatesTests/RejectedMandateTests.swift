import Mandates
import Testing

struct RejectedMandateTests {
    @Test(arguments: RejectedMandate.all)
    func `A bad mandate is refused once, at its place, with the way to mend it`(
        rejected: RejectedMandate
    ) throws {
        let problems = SampleMandate.problems(rejected.text)
        #expect(problems.count == 1, "\(problems)")
        let problem = try #require(problems.first)
        #expect(problem.line == rejected.line, "\(problem)")
        #expect(problem.column == rejected.column, "\(problem)")
        #expect(problem.path == rejected.path)
        #expect("\(problem.what); \(problem.fix)".contains(rejected.says), "\(problem)")
    }

    @Test func `Several problems are told together, in the order of the file`() {
        let text = """
            version: 1
            agent: 12
            purpose: Yes
            level: L9
            limits: {calls: {life: many}}
            files: {read: [~/x], wirte: [.]}
            """
        let problems = SampleMandate.problems(text)
        #expect(
            problems.map(\.path) == [
                "agent", "purpose", "level", "limits.calls.life", "files.read[0]", "files.wirte",
            ])
        #expect(problems.map(\.line) == [2, 3, 4, 5, 6, 6])
    }

    @Test func `A problem reads as a sentence with its place and its remedy`() {
        let problems = SampleMandate.problems(SampleMandate.smallest + "limmits: {}\n")
        #expect(
            problems.map(\.description) == [
                "line 7, column 1: limmits: the key is not known here; did you mean `limits`?"
            ])
    }

    @Test func `A flood of problems ends`() {
        let keys = (0..<2000).map { "k\($0): 1\n" }.joined()
        let count = SampleMandate.problems(SampleMandate.smallest + keys).count
        #expect((2..<100).contains(count))
    }
}

import Agency
import TestCourt
import Testing

@testable import Watch

@Suite("People who approve without looking")
struct RubberStampTests {
    private static let start = Instant(nanoseconds: 1_700_000_000_000_000_000)

    /// Puts so many asks and answers each after so long; the rules that fire.
    private func play(
        _ count: Int, denied: Int = 0, after: Instant.Span, by person: PersonName? = "alice",
        _ decision: AnswerRecord.Decision = .approve
    ) -> [Finding] {
        var watch = Watch()
        let record = LeaseRecord(
            lease: "lease-1", lineage: "lin-1", mandate: Samples.digest("a"), startedBy: 1,
            observing: false, command: [])
        _ = watch.observe(Entry(at: Self.start, .lease(record)), at: 0)
        var found: [Finding] = []
        for place in 0..<count {
            let at = Self.start.advanced(by: .seconds(Int64(place) * 60))
            let intent = Intent(
                lease: "lease-1", verb: .callTool, server: "git", target: "push", definition: nil,
                payload: PayloadReference(commitment: Samples.digest("c"), id: "0"), verdict: .ask,
                reasons: [])
            found += watch.observe(Entry(at: at, .intent(intent)), at: 2 * place + 1)
            let answer = AnswerRecord(
                ask: ActionID(2 * place + 1), decision: place < denied ? .deny : decision,
                person: person)
            found += watch.observe(
                Entry(at: at.advanced(by: after), .answer(answer)), at: 2 * place + 2)
        }
        return found
    }

    @Test("twenty quick approvals are one finding, of the person, that only notifies")
    func fires() throws {
        let found = play(20, after: .seconds(2))
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.rule.text == "rubber-stamping" && finding.advice == .notify)
        #expect(finding.lineage == "lin-1")
        #expect(finding.detail == "alice approved 20 of 20 asks, half of them within 2000 ms")
        #expect(play(40, after: .seconds(2)).count == 2)
        #expect(play(20, denied: 1, after: .seconds(2)).count == 1)
        #expect(play(20, after: .seconds(2), .consent).count == 1)
    }

    @Test("fewer, slower, or with a no now and then: nothing")
    func quiet() {
        #expect(play(19, after: .seconds(2)).isEmpty)
        #expect(play(20, after: .seconds(5)).isEmpty)
        #expect(play(20, denied: 2, after: .seconds(2)).isEmpty)
        #expect(play(20, after: .seconds(2), by: nil, .timeout).isEmpty)
    }

    @Test("an answer to an ask that nobody put counts for nothing")
    func unknownAsk() {
        var watch = Watch()
        for place in 0..<30 {
            let answer = AnswerRecord(ask: ActionID(place), decision: .approve, person: "alice")
            #expect(watch.observe(Entry(at: Self.start, .answer(answer)), at: place).isEmpty)
        }
    }
}

import Agency
import TestCourt
import Testing

@testable import Authority

@Suite("Asking a person")
struct AskTests {
    private let shown = Samples.digest("5")

    private func asked() throws -> (Court, ActionID) {
        var court = try Court(Samples.mandate(.bounded))
        let (decision, id) = try court.propose(Samples.call("push"), shown: shown)
        #expect(decision.verdict == .ask)
        return (court, id)
    }

    private func answer(_ ask: ActionID, _ decision: AnswerRecord.Decision) -> EntryBody {
        .answer(AnswerRecord(ask: ask, decision: decision, person: "alice", shown: shown))
    }

    @Test("an approval permits once, and only what was shown")
    func once() throws {
        var (court, ask) = try asked()
        try court.record(answer(ask, .approve))
        for other in [nil, Samples.digest("6")] {
            let decision = court.authority.decide(
                Samples.call("push"), now: court.now, following: ask, shown: other)
            #expect(decision.verdict == .ask)
        }
        let first = try court.propose(Samples.call("push"), following: ask, shown: shown)
        #expect(first.decision.verdict == .permit)
        #expect(first.decision.reasons.contains(Reason(.approved, ask.description)))
        let second = try court.propose(Samples.call("push"), following: ask, shown: shown)
        #expect(second.decision.verdict == .ask, "one answer permits one act")
    }

    @Test(
        "an ask that was not approved permits nothing",
        arguments: [
            nil, AnswerRecord.Decision.deny, .timeout, .withdrawn,
        ])
    func notApproved(decision: AnswerRecord.Decision?) throws {
        var (court, ask) = try asked()
        if let decision { try court.record(answer(ask, decision)) }
        let again = court.authority.decide(
            Samples.call("push"), now: court.now, following: ask, shown: shown)
        #expect(again.verdict == .ask)
    }

    @Test("an ask without a displayed digest cannot be approved")
    func withoutDigest() throws {
        var court = try Court(Samples.mandate(.bounded))
        let ask = try court.propose(Samples.call("push"), shown: nil).id
        try court.record(answer(ask, .approve))
        let decision = court.authority.decide(
            Samples.call("push"), now: court.now, following: ask, shown: nil)
        #expect(decision.verdict == .ask)
    }

    @Test("an approval of one lineage is none for another")
    func otherLineage() throws {
        var (court, ask) = try asked()
        try court.record(answer(ask, .approve))
        try court.grant(Samples.mandate(.bounded), lease: "lease-2", lineage: "lin-2")
        let call = Samples.call("push", lease: "lease-2")
        let decision = court.authority.decide(call, now: court.now, following: ask, shown: shown)
        #expect(decision.verdict == .ask)
    }

    @Test("an approval opens no forbid and no stop")
    func notAgainstForbid() throws {
        var (court, ask) = try asked()
        try court.record(answer(ask, .approve))
        try court.order(.quarantine(server: "git", tool: "push"))
        let quarantined = court.authority.decide(
            Samples.call("push"), now: court.now, following: ask, shown: shown)
        #expect(quarantined.verdict == .deny)
        try court.order(.stop)
        let stopped = court.authority.decide(
            Samples.call("push"), now: court.now, following: ask, shown: shown)
        #expect(stopped.reasons == [Reason(.stopped)])
    }

    @Test("asks are overdue at their time, and end with their lineage")
    func overdue() throws {
        var (court, ask) = try asked()
        let due = court.now.advanced(by: .seconds(600))
        let before = Instant(nanoseconds: due.nanoseconds - 1)
        #expect(court.authority.overdue(at: before).isEmpty)
        #expect(court.authority.overdue(at: due) == [ask])
        try court.order(.stop)
        #expect(court.authority.state.asks.isEmpty)
    }

    @Test("an answer to no ask changes nothing")
    func noAsk() throws {
        var (court, _) = try asked()
        let before = try court.state()
        try court.record(answer(ActionID(9999), .approve))
        try court.record(answer(ActionID(9999), .deny))
        #expect(try court.state() == before)
    }
}

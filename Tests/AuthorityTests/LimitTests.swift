import Agency
import TestCourt
import Testing

@testable import Authority

@Suite("Limits")
struct LimitTests {
    private let minute = Limit.Period.window(.seconds(60))

    @Test("a limit of n permits n and never one more; the refused one costs nothing")
    func exact() throws {
        var court = try Court(Samples.mandate(limits: [Limit(.calls, per: .life, max: 3)]))
        for _ in 0..<3 { #expect(try court.propose(Samples.call("look")).decision.goesOn) }
        let decision = try court.propose(Samples.call("look")).decision
        #expect(decision.verdict == .deny)
        #expect(decision.reasons.first == Reason(.limit, "calls"))
        #expect(decision.reserved.isEmpty)
        #expect(court.lineage?.ledger.meters.first?.reserved == 3)
    }

    @Test("per action: a call that needs too much is refused, any number of small ones not")
    func perAction() throws {
        var court = try Court(Samples.mandate(limits: [Limit(.bytesOut, per: .action, max: 100)]))
        #expect(court.decide(Samples.call("look", bytesOut: 101)).verdict == .deny)
        for _ in 0..<5 {
            let small = Samples.call("look", bytesOut: 100)
            #expect(try court.propose(small).decision.verdict == .permit)
        }
    }

    @Test("the window slides: what was settled counts until exactly its length later")
    func window() throws {
        var court = try Court(Samples.mandate(limits: [Limit(.calls, per: minute, max: 1)]))
        try court.settle(court.propose(Samples.call("look")).id)
        let settled = court.now
        court.now = Instant(nanoseconds: settled.nanoseconds + 60_000_000_000 - 1)
        #expect(court.decide(Samples.call("look")).verdict == .deny)
        court.now = settled.advanced(by: .seconds(60))
        #expect(court.decide(Samples.call("look")).verdict == .permit)
    }

    @Test("what is in flight counts however long it takes")
    func slowAction() throws {
        var court = try Court(Samples.mandate(limits: [Limit(.calls, per: minute, max: 1)]))
        try court.propose(Samples.call("look"))
        court.now = court.now.advanced(by: .seconds(3600))
        #expect(court.decide(Samples.call("look")).verdict == .deny)
    }

    @Test("settling gives back what was not used, and voiding all of it")
    func givesBack() throws {
        var court = try Court(Samples.mandate(limits: [Limit(.money, per: .life, max: 10)]))
        let first = try court.propose(Samples.call("push")).id
        #expect(court.decide(Samples.call("push")).verdict == .deny)
        try court.settle(first, .voided)
        let second = try court.propose(Samples.call("push"))
        #expect(second.decision.verdict == .permit)
        try court.settle(second.id, used: [.money: 0])
        #expect(court.decide(Samples.call("push")).verdict == .permit)
    }

    @Test(
        "an unknown outcome is charged as reserved, whatever it claims to have used",
        arguments: [[:], [.money: 0], [.money: -100]] as [[Quantity: Int64]])
    func unknown(used: [Quantity: Int64]) throws {
        var court = try Court(Samples.mandate(limits: [Limit(.money, per: .life, max: 15)]))
        try court.settle(court.propose(Samples.call("push")).id, .unknown, used: used)
        #expect(court.lineage?.ledger.meters.first?.spent(at: court.now) == 10)
        #expect(court.decide(Samples.call("push")).verdict == .deny)
    }

    @Test("a second settlement changes nothing")
    func secondSettlement() throws {
        var court = try Court(Samples.mandate(limits: [Limit(.money, per: .life, max: 10)]))
        let id = try court.propose(Samples.call("push")).id
        try court.settle(id)
        let before = try court.state()
        for status in [Outcome.Status.voided, .unknown, .succeeded, .failed, .cancelled] {
            try court.settle(id, status, used: [.money: 0])
        }
        #expect(try court.state() == before)
    }

    @Test("an outcome that claims less than nothing gives nothing back")
    func negativeUse() throws {
        for period in [Limit.Period.life, minute] {
            var court = try Court(Samples.mandate(limits: [Limit(.money, per: period, max: 10)]))
            let id = try court.propose(Samples.call("push")).id
            try court.settle(id, used: [.money: -1000])
            #expect(court.lineage?.ledger.meters.first?.spent(at: court.now) == 0)
        }
    }

    @Test("use beyond the reservation is charged in full and closes the limit")
    func overuse() throws {
        var court = try Court(Samples.mandate(limits: [Limit(.money, per: .life, max: 30)]))
        let id = try court.propose(Samples.call("push")).id
        try court.settle(id, used: [.money: 31])
        #expect(court.decide(Samples.call("push")).verdict == .deny)
    }

    @Test("overflow closes and never traps", arguments: [Limit.Period.life, .window(.seconds(60))])
    func overflow(period: Limit.Period) throws {
        let limits = [
            Limit(.money, per: period, max: .max), Limit(.money, per: .action, max: .max),
        ]
        var mandate = Samples.mandate(limits: limits)
        mandate.servers["git"]?.tools["push"]?.cost = [.money: .max]
        var court = try Court(mandate)
        let first = try court.propose(Samples.call("push")).id
        #expect(court.decide(Samples.call("push")).verdict == .deny)
        try court.settle(first, used: [.money: .max])
        #expect(court.decide(Samples.call("push")).verdict == .deny)
        let look = try court.propose(Samples.call("look")).id
        try court.settle(look, used: [.money: .max])
        #expect(court.decide(Samples.call("push")).verdict == .deny, "a sum may not wrap around")
    }

    @Test("per action alone, huge reservations side by side do not trap")
    func overflowPerAction() throws {
        var mandate = Samples.mandate(limits: [Limit(.money, per: .action, max: .max)])
        mandate.servers["git"]?.tools["push"]?.cost = [.money: .max, .calls: .max]
        var court = try Court(mandate)
        for _ in 0..<3 { #expect(try court.propose(Samples.call("push")).decision.goesOn) }
    }

    @Test(
        "negative amounts never fit",
        arguments: [
            Limit(.bytesOut, per: .life, max: 10), Limit(.bytesOut, per: .action, max: 10),
            Limit(.bytesOut, per: .window(.seconds(1)), max: 10),
        ])
    func negative(limit: Limit) throws {
        let court = try Court(Samples.mandate(limits: [limit]))
        for amount in [Int64.min, -1] {
            #expect(court.decide(Samples.call("look", bytesOut: amount)).verdict == .deny)
        }
    }

    @Test("limits of zero and below permit nothing")
    func zero() throws {
        for max in [Int64.min, -1, 0] {
            let court = try Court(Samples.mandate(limits: [Limit(.calls, per: .life, max: max)]))
            #expect(court.decide(Samples.call("look")).verdict == .deny)
        }
    }

    @Test("wall time and measured CPU time end what may be done")
    func time() throws {
        let limits = [
            Limit(.wallTime, per: .life, max: 1_000_000_000),
            Limit(.cpuTime, per: .life, max: 500),
        ]
        var court = try Court(Samples.mandate(limits: limits))
        #expect(court.decide(Samples.call("look")).verdict == .permit)
        try court.record(.usage(UsageRecord(lease: "lease-1", used: [.cpuTime: 500])))
        #expect(court.decide(Samples.call("look")).reasons == [Reason(.limit, "cpu_time")])
        try court.record(.usage(UsageRecord(lease: "lease-1", used: [.cpuTime: 1])))
        #expect(court.decide(Samples.call("look")).verdict == .deny, "measures never go back")
        court.now = court.now.advanced(by: .seconds(1))
        #expect(court.decide(Samples.call("look")).reasons == [Reason(.limit, "wall_time")])
    }

    @Test("an ask reserves nothing, and is refused when nothing would be left for it")
    func ask() throws {
        var court = try Court(
            Samples.mandate(.observe, limits: [Limit(.calls, per: .life, max: 1)]))
        let (decision, _) = try court.propose(Samples.call("look"))
        #expect(decision.verdict == .ask)
        #expect(decision.reserved.isEmpty)
        #expect(court.lineage?.ledger.meters.first?.reserved == 0)
    }

    @Test("an approved ask still needs room")
    func approvedWithoutRoom() throws {
        let limits = [Limit(.calls, per: .life, max: 1)]
        var court = try Court(Samples.mandate(.bounded, limits: limits))
        let shown = Samples.digest("5")
        let ask = try court.propose(Samples.call("push"), shown: shown).id
        try court.propose(Samples.call("look"))
        try court.record(.answer(AnswerRecord(ask: ask, decision: .approve, person: "alice")))
        let decision = try court.propose(
            Samples.call("push"), following: ask, shown: shown
        ).decision
        #expect(decision.verdict == .deny)
        #expect(decision.reasons.first == Reason(.limit, "calls"))
    }
}

import Agency
import TestCourt
import Testing

@testable import Authority

@Suite("Observing")
struct ObserveTests {
    @Test("what would be refused is recorded as refused, and goes on")
    func goesOn() throws {
        var court = try Court(Samples.mandate(.bounded), observing: true)
        for (action, verdict) in [
            (Samples.call("other"), Verdict.deny), (Samples.call("push"), .ask),
            (Samples.call("look", definition: Samples.digest("e")), .deny),
        ] {
            let (decision, id) = try court.propose(action)
            #expect(decision.verdict == verdict)
            #expect(decision.observed && decision.goesOn)
            #expect(court.authority.mayProceed(id))
        }
        #expect(court.authority.state.asks.isEmpty)
    }

    @Test("a permitted action is not marked as observed")
    func permitted() throws {
        let court = try Court(Samples.mandate(.bounded), observing: true)
        let decision = court.decide(Samples.call("look"))
        #expect(decision.verdict == .permit)
        #expect(!decision.observed)
    }

    @Test("stop and freeze hold for observers")
    func stopHolds() throws {
        for change in [Order.Change.stop, .freeze] {
            var court = try Court(Samples.mandate(), observing: true)
            try court.order(change)
            #expect(!court.decide(Samples.call("look")).goesOn)
        }
    }

    @Test("used-up limits are noted, and counting goes on without a trap")
    func limits() throws {
        let limits = [
            Limit(.money, per: .life, max: .max), Limit(.calls, per: .life, max: 1),
            Limit(.money, per: .window(.seconds(60)), max: .max),
        ]
        var mandate = Samples.mandate(limits: limits)
        mandate.servers["git"]?.tools["push"]?.cost = [.money: .max, .calls: .max]
        var court = try Court(mandate, observing: true)
        let ids = try (0..<4).map { _ in
            let (decision, id) = try court.propose(Samples.call("push"))
            #expect(decision.goesOn)
            return id
        }
        for id in ids { try court.settle(id) }
        let last = try court.propose(Samples.call("push")).decision
        #expect(last.verdict == .deny && last.observed)
    }
}

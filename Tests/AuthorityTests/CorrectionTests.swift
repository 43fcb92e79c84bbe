import Agency
import Authority
import TestCourt
import Testing

@Suite("Correcting a running agent")
struct CorrectionTests {
    private func court(_ mandate: Mandate, then other: Mandate) throws -> Court {
        var court = try Court(mandate)
        try court.record(
            .mandate(MandateRecord(digest: Samples.digest("b"), mandate: other)))
        return court
    }

    @Test("a narrowed mandate applies to the next act, and what was used counts against it")
    func narrowed() throws {
        var narrow = Samples.mandate(limits: [Limit(.money, per: .life, max: 15)])
        narrow.servers["git"]?.tools["write"] = nil
        var court = try court(Samples.mandate(), then: narrow)
        let made = try court.propose(Samples.call("push"))
        try court.settle(made.id)
        #expect(court.decide(Samples.call("push")).verdict == .permit)
        try court.order(.narrow(to: Samples.digest("b")))
        #expect(court.decide(Samples.call("push")).reasons.first == Reason(.limit, "money"))
        #expect(court.decide(Samples.call("write")).verdict != .permit)
        #expect(court.decide(Samples.call("look")).verdict == .permit)
        #expect(try court.replayed().state() == court.state())
    }

    @Test("a lowered level stays so, whatever mandate counts")
    func levels() throws {
        var court = try court(Samples.mandate(), then: Samples.mandate())
        try court.order(.lower(to: .assisted))
        try court.order(.narrow(to: Samples.digest("b")))
        #expect(court.lineage?.level == .assisted)
        try court.order(.widen(to: Samples.digest("b")))
        #expect(court.lineage?.level == .assisted)
    }

    @Test("children are bound by what their lineage is narrowed to")
    func children() throws {
        var narrow = Samples.spawning(limits: [
            Limit(.money, per: .life, max: 15), Limit(.calls, per: .life, max: 9),
        ])
        narrow.limits = narrow.limits.sorted { $0.quantity.rawValue < $1.quantity.rawValue }
        var court = try court(
            Samples.spawning(limits: [Limit(.money, per: .life, max: 100)]), then: narrow)
        try court.spawn(Samples.child([.money: 60]), as: "lease-2")
        let made = try court.propose(Samples.call("push", lease: "lease-2"))
        #expect(made.decision.verdict == .permit)
        try court.settle(made.id)
        try court.order(.narrow(to: Samples.digest("b")))
        // Sixty were given away of fifteen; and of calls the child was given none.
        #expect(court.decide(Samples.call("push", lease: "lease-2")).verdict == .deny)
        #expect(
            court.decide(Samples.call("look", lease: "lease-2")).reasons.first
                == Reason(.limit, "calls"))
        #expect(try court.replayed().state() == court.state())
    }

    @Test("what is in flight is settled under the new limits")
    func inFlight() throws {
        let narrow = Samples.mandate(limits: [Limit(.money, per: .life, max: 25)])
        var court = try court(Samples.mandate(), then: narrow)
        let open = try court.propose(Samples.call("push"))
        try court.order(.narrow(to: Samples.digest("b")))
        let second = try court.propose(Samples.call("push"))
        #expect(second.decision.verdict == .permit)
        #expect(court.decide(Samples.call("push")).verdict == .deny)
        try court.settle(open.id, .voided)
        #expect(court.decide(Samples.call("push")).verdict == .permit)
    }
}

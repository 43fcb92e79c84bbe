import Agency
import TestCourt
import TestKit
import Testing

@testable import Authority

@Suite("State is the fold of the entries (law 8)")
struct ReplayTests {
    @Test(
        "a replay has the same state and decides the same, and so does a snapshot",
        arguments: 0..<12 as Range<UInt64>)
    func sameState(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let limits = [
            Limit(.calls, per: .life, max: 40), Limit(.calls, per: .window(.seconds(5)), max: 6),
            Limit(.money, per: .life, max: .max),
        ]
        let level = random.pick(AutonomyLevel.allCases)
        var court = try Court(Samples.mandate(level, limits: limits))
        for _ in 0..<5 {
            for _ in 0..<12 { try Self.step(&court, &random) }
            let others = [try court.replayed(), try court.reloaded()]
            for other in others {
                #expect(try other.state() == court.state(), "seed \(seed)")
                for tool in ["look", "write", "push", "other"] {
                    let call = Samples.call(tool)
                    #expect(other.decide(call) == court.decide(call), "seed \(seed)")
                }
            }
        }
    }

    @Test("replay does not decide anew: an entry of another judgement counts as it stands")
    func recordedCounts() throws {
        var court = try Court(Samples.mandate(.bounded))
        var intent = Intent(
            lease: "lease-1", verb: .callTool, server: "git", target: "other", definition: nil,
            payload: PayloadReference(commitment: Samples.digest("c"), id: "0"),
            verdict: .permit, reasons: [])
        intent.reserved = [.calls: 1]
        let id = ActionID(try court.record(.intent(intent)))
        #expect(court.authority.mayProceed(id))
        #expect(try court.replayed().authority.mayProceed(id))
    }

    @Test("entries about what is not known change nothing")
    func unknownNames() throws {
        var court = try Court(Samples.mandate())
        let before = try court.state()
        let end = DecideTests.end("lease-77")
        try court.record(.leaseEnded(end))
        try court.settle(ActionID(7777))
        try court.record(.usage(UsageRecord(lease: "lease-77", used: [.cpuTime: 1])))
        try court.record(.refusal(RefusalRecord(lease: "lease-77", reason: "x")))
        try court.record(
            .order(Order(lineage: "lin-77", change: .stop, source: .hall("test"))))
        #expect(try court.state() == before)
    }

    static func step(_ court: inout Court, _ random: inout SeededGenerator) throws {
        court.now = court.now.advanced(by: .seconds(Int64(random.number(0...3))))
        let flying = court.authority.inFlight(of: "lin-1")
        let asks = court.authority.state.asks.keys.sorted()
        let shown = Samples.digest("5")
        switch random.number(0...11) {
        case 0...4:
            try court.propose(
                Samples.call(random.pick(["look", "write", "push", "other"])), shown: shown)
        case 5, 6:
            guard !flying.isEmpty else { return }
            let status = random.pick([Outcome.Status.succeeded, .voided, .unknown, .failed])
            try court.settle(
                random.pick(flying), status, used: [.money: Int64(random.number(0...9))])
        case 7:
            guard !asks.isEmpty else { return }
            let ask = random.pick(asks)
            let decision = random.pick([AnswerRecord.Decision.approve, .deny, .timeout])
            try court.record(.answer(AnswerRecord(ask: ask, decision: decision, person: "alice")))
            if decision == .approve, random.number(0...1) == 0 {
                try court.propose(Samples.call("push"), following: ask, shown: shown)
            }
        case 8: try court.pin("look", Samples.digest(random.pick(["d", "e"])))
        case 9: try court.record(.usage(UsageRecord(lease: "lease-1", used: [.cpuTime: 7])))
        case 10: try court.order(random.pick([.freeze, .resume, .lower(to: .bounded)]))
        default: try court.order(random.pick([.raise(to: .spawning), .resume]))
        }
    }
}

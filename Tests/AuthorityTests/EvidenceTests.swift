import Agency
import Authority
import TestCourt
import Testing

@Suite("Autonomy is earned: gates, evidence, two people")
struct EvidenceTests {
    private func mandate(
        _ context: ConsequentialContext, gates: [AutonomyLevel: [GateName]]
    ) -> Mandate {
        var mandate = Samples.mandate()
        mandate.autonomy = AutonomyTerms(context: context, gates: gates)
        return mandate
    }

    private func evidence(
        _ gate: GateName, _ isMet: Bool = true, until: Instant
    ) -> EntryBody {
        .evidence(
            EvidenceRecord(
                agent: "historian", gate: gate, isMet: isMet, expires: until,
                report: Samples.digest("7"), person: "alice", signature: ""))
    }

    @Test("a level counts only while its gates are met and not expired")
    func gates() throws {
        var court = try Court(
            mandate(.ordinary, gates: [.bounded: ["review"], .delegated: ["red-team"]]))
        // L3 by the mandate, L1 by what was shown: writing asks.
        #expect(court.decide(Samples.call("write")).verdict == .ask)
        #expect(court.authority.gap(of: "lin-1", at: court.now) == 2)
        try court.record(evidence("review", until: court.now.advanced(by: .seconds(100))))
        #expect(court.decide(Samples.call("write")).verdict == .permit)
        #expect(court.decide(Samples.call("push")).verdict == .ask)
        try court.record(evidence("red-team", until: court.now.advanced(by: .seconds(50))))
        #expect(court.decide(Samples.call("push")).verdict == .permit)
        #expect(court.authority.gap(of: "lin-1", at: court.now) == 0)
        court.now = court.now.advanced(by: .seconds(50))
        #expect(court.decide(Samples.call("push")).verdict == .ask)
        court.now = court.now.advanced(by: .seconds(50))
        #expect(court.decide(Samples.call("write")).verdict == .ask)
    }

    @Test("a gate that is shown not to be met lowers the level at once")
    func failed() throws {
        var court = try Court(mandate(.ordinary, gates: [.bounded: ["review"]]))
        let later = court.now.advanced(by: .seconds(100))
        try court.record(evidence("review", until: later))
        #expect(court.decide(Samples.call("write")).verdict == .permit)
        try court.record(evidence("review", false, until: later))
        #expect(court.decide(Samples.call("write")).verdict == .ask)
    }

    @Test(
        "in a consequential context no level from L2 on goes without a gate",
        arguments: ConsequentialContext.allCases)
    func consequential(context: ConsequentialContext) throws {
        let court = try Court(mandate(context, gates: [:]))
        #expect(
            court.decide(Samples.call("write")).verdict == (context == .ordinary ? .permit : .ask))
    }

    @Test("the charter's gates for a context count beside the mandate's")
    func charterGates() throws {
        var court = try Court(mandate(.infrastructure, gates: [.bounded: ["review"]]))
        var charter = Charter(organisation: "Example")
        charter.contexts = [.infrastructure: [.bounded: ["drill"]]]
        let record = CharterRecord(
            digest: Samples.digest("e"), charter: charter, uid: 1, stewards: [])
        try court.record(.charter(record))
        let later = court.now.advanced(by: .seconds(100))
        try court.record(evidence("review", until: later))
        #expect(court.decide(Samples.call("write")).verdict == .ask)
        #expect(
            court.authority.missingGates(
                for: .bounded, of: "historian", under: mandate(.infrastructure, gates: [:]),
                at: court.now) == ["drill"])
        try court.record(evidence("drill", until: later))
        #expect(court.decide(Samples.call("write")).verdict == .permit)
    }

    @Test("two people where the mandate says two, and never the owner alone")
    func twoPeople() throws {
        var court = try Court(Samples.mandate())
        for (place, name) in ["alice", "bob", "carol"].enumerated() {
            try court.know(name, uid: UInt32(place), key: String(place))
        }
        // The same person under another name.
        try court.know("shadow", uid: 9, key: "1")
        try court.know("gone", uid: 8, key: "8", active: false)
        var mandate = Samples.mandate()
        mandate.approvers = ["alice", "bob", "carol", "shadow", "gone"]
        let authority = court.authority
        func suffices(_ people: [PersonName], _ effect: EffectClass? = nil) -> Bool {
            authority.suffices(people, toApprove: effect, under: mandate)
        }
        #expect(suffices(["alice"]))
        #expect(!suffices([]))
        #expect(!suffices(["mallory"]))
        #expect(!suffices(["gone"]))
        mandate.autonomy = AutonomyTerms(
            owner: "alice", twoForEffects: [.irreversible], twoForOrders: true)
        #expect(!suffices(["alice"]))
        #expect(!suffices(["bob"]))
        #expect(!suffices(["bob", "bob"]))
        #expect(!suffices(["bob", "mallory"]))
        #expect(!suffices(["bob", "shadow"]))
        #expect(!suffices(["bob", "gone"]))
        #expect(suffices(["bob", "alice"]))
        #expect(suffices(["bob", "carol"]))
        #expect(suffices(["bob"], .write))
        #expect(!suffices(["alice"], .write))
        #expect(!suffices(["bob"], .irreversible))
    }
}

import Agency
import TestCourt
import Testing

@testable import Authority

@Suite("Orders that follow from findings (law 6)")
struct RespondTests {
    private func finding(_ advice: Finding.Advice, _ lineage: LineageID = "lin-1") -> Finding {
        Finding(rule: "r", lineage: lineage, advice: advice, evidence: [], detail: "")
    }

    @Test("each advice on the ladder leads to its order")
    func ladder() throws {
        let court = try Court(Samples.mandate(.bounded))
        #expect(court.authority.respond(to: finding(.notify), at: 3).isEmpty)
        let lowered = court.authority.respond(to: finding(.lower), at: 3)
        #expect(lowered.map(\.change) == [.lower(to: .assisted)])
        #expect(lowered.map(\.source) == [.finding(3)])
        let frozen = court.authority.respond(to: finding(.freeze), at: 3)
        #expect(frozen.map(\.change) == [.freeze])
    }

    @Test("no finding in any standing, level or lineage leads to an order that loosens")
    func neverLoosens() throws {
        for level in AutonomyLevel.allCases {
            for change in [nil, Order.Change.freeze, .stop] {
                var court = try Court(Samples.mandate(level))
                if let change { try court.order(change) }
                for advice in [Finding.Advice.notify, .lower, .freeze] {
                    for lineage in ["lin-1", "lin-2"] as [LineageID] {
                        for order in court.authority.respond(to: finding(advice, lineage), at: 1) {
                            #expect(!order.change.loosens)
                            try court.record(.order(order))
                            #expect(court.lineage.map { $0.level <= level } == true)
                        }
                    }
                }
            }
        }
    }

    @Test("the newest order on a lineage is remembered, so that older signatures are worthless")
    func lastOrder() throws {
        var court = try Court(Samples.mandate())
        #expect(court.lineage?.lastOrder == -1)
        try court.order(.freeze)
        #expect(court.lineage?.lastOrder == court.entries.count - 1)
        let later = court.entries.count - 1
        try court.record(.order(Order(lineage: "lin-9", change: .stop, source: .hall("test"))))
        #expect(court.lineage?.lastOrder == later)
    }
}

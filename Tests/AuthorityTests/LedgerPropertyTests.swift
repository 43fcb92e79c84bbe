import Agency
import TestCourt
import TestKit
import Testing

@testable import Authority

@Suite("The ledger at every interleaving (law 3)")
struct LedgerPropertyTests {
    static let limits = [
        Limit(.calls, per: .life, max: 60), Limit(.calls, per: .window(.seconds(10)), max: 7),
        Limit(.money, per: .life, max: 200), Limit(.money, per: .action, max: 25),
        Limit(.tokens, per: .window(.seconds(3)), max: 50),
    ]

    @Test(
        "spent and reserved never pass the limit, and decisions are those of a plain sum",
        arguments: 0..<60 as Range<UInt64>)
    func everyInterleaving(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var ledger = Ledger(limits: Self.limits)
        var model = ModelLedger(limits: Self.limits)
        var now = Instant(nanoseconds: 1_000_000_000)
        for step in 0..<150 {
            now = now.advanced(by: Instant.Span(nanoseconds: Int64(random.number(0...900_000_000))))
            switch random.number(0...9) {
            case 0...5: try reserve(step, &random, &ledger, &model, now)
            case 6 where step % 3 == 0: ledger = try Self.carried(ledger)
            default: settle(&random, step, &ledger, &model, now)
            }
            for meter in ledger.meters {
                let spent = meter.spent(at: now)
                #expect(spent >= 0 && meter.reserved >= 0, "seed \(seed) step \(step)")
                guard meter.limit.period != .action else { continue }
                #expect(spent + meter.reserved <= meter.limit.max, "seed \(seed) step \(step)")
                #expect(
                    spent + meter.reserved == model.used(meter.limit, at: now),
                    "seed \(seed) step \(step)")
            }
        }
    }

    private func reserve(
        _ step: Int, _ random: inout SeededGenerator, _ ledger: inout Ledger,
        _ model: inout ModelLedger, _ now: Instant
    ) throws {
        let amounts: [Quantity: Int64] = [
            .calls: 1, .money: Int64(random.number(0...30)), .tokens: Int64(random.number(0...30)),
        ]
        let fits = ledger.shortage(of: amounts, at: now) == nil
        #expect(fits == model.fits(amounts, at: now), "step \(step)")
        guard fits else { return }
        ledger.reserve(amounts, for: ActionID(step))
        model.held.append(.init(id: step, amounts: amounts))
    }

    /// Settles any action so far: in flight, settled before, or never made.
    private func settle(
        _ random: inout SeededGenerator, _ step: Int, _ ledger: inout Ledger,
        _ model: inout ModelLedger, _ now: Instant
    ) {
        let id = random.number(0...step)
        let held = model.held.first { $0.id == id }?.amounts ?? [.money: 5]
        var used: [Quantity: Int64] = [:]
        for (quantity, amount) in held.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where random.number(0...2) > 0 {
            used[quantity] = Int64(random.number(0...Int(amount)))
        }
        ledger.settle(ActionID(id), used: used, at: now)
        model.settle(id, used: used, at: now)
    }

    /// The same ledger through a snapshot's text.
    private static func carried(_ ledger: Ledger) throws -> Ledger { try Carried.through(ledger) }
}

import Agency
import StrictJSON
import TestCourt
import TestKit
import Testing

@testable import Authority

/// A window is counted in bounded memory, and never in the agent's favour.
@Suite("Windows with many settlements")
struct WindowMeterTests {
    private struct Past {
        var at: Instant
        var amount: Int64
    }

    /// The sum that an endless memory gives.
    private static func exact(_ past: [Past], _ span: Instant.Span, at now: Instant) -> Int64 {
        past.reduce(0) { now < $1.at.advanced(by: span) ? $0 + $1.amount : $0 }
    }

    private static func kept(_ meter: LimitMeter) throws -> Int {
        try JSONValueEncoder().encode(meter)["recent"]?.asArray?.count ?? 0
    }

    @Test(
        "what fits, fits an exact count too; nothing counts longer than a grain too long",
        arguments: 0..<24 as Range<UInt64>)
    func conservative(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let span = Instant.Span(nanoseconds: Int64(random.number(1...5) * 1_000_000_000))
        // Rounded up: the sums stand for whole nanoseconds.
        let grain = span.nanoseconds / 60 + 1
        let limit = Limit(.tokens, per: .window(span), max: Int64(random.number(500...20_000)))
        var meter = LimitMeter(limit)
        var past: [Past] = []
        var now = Instant(nanoseconds: Int64(random.number(0...1_000_000_000)))
        var most = 0
        for step in 0..<1500 {
            let pause = Int64(random.number(0...(step % 7 == 0 ? 40_000_000 : 3_000_000)))
            now = now.advanced(by: Instant.Span(nanoseconds: pause))
            let amount = Int64(random.number(0...40))
            let exact = Self.exact(past, span, at: now)
            let spent = meter.spent(at: now)
            #expect(spent >= exact, "seed \(seed) step \(step)")
            let late = Instant(nanoseconds: now.nanoseconds - grain)
            #expect(spent <= Self.exact(past, span, at: late), "seed \(seed) step \(step)")
            if meter.fits(amount, at: now) {
                #expect(exact + amount <= limit.max, "seed \(seed) step \(step)")
                meter.reserve(amount)
                meter.settle(reserved: amount, used: amount, at: now)
                past.append(Past(at: now, amount: amount))
            }
            most = max(most, try step % 50 == 0 ? Self.kept(meter) : 0)
        }
        #expect(most <= 128)
        now = now.advanced(by: span)
        #expect(meter.spent(at: now) == 0, "after a whole quiet window nothing counts")
    }

    @Test("a closed window keeps one sum, which counts for at least as long as its parts did")
    func closed() throws {
        let span = Instant.Span.seconds(60)
        var meter = LimitMeter(Limit(.calls, per: .window(span), max: 1_000))
        let start = Instant(nanoseconds: 1_700_000_000_000_000_000)
        var empty = meter
        empty.close()
        #expect(empty == meter)
        for second in 0..<30 as Range<Int64> {
            meter.reserve(2)
            meter.settle(reserved: 2, used: 2, at: start.advanced(by: .seconds(second)))
        }
        let open = meter
        meter.close()
        #expect(try Self.kept(open) == 30 && Self.kept(meter) == 1)
        for second in 29..<100 as Range<Int64> {
            let now = start.advanced(by: .seconds(second))
            #expect(meter.spent(at: now) >= open.spent(at: now))
        }
        #expect(meter.spent(at: start.advanced(by: .seconds(29))) == 60)
        #expect(meter.spent(at: start.advanced(by: .seconds(89))) == 0)
    }

    @Test("a clock that is set back again and again does not fill the memory")
    func clockSetBack() throws {
        var meter = LimitMeter(Limit(.calls, per: .window(.seconds(1)), max: 1_000_000))
        for step in 0..<5000 {
            let time = Int64.max / 4 - Int64(step) * 60_000_000_000
            meter.settle(reserved: 0, used: 1, at: Instant(nanoseconds: time))
        }
        #expect(try Self.kept(meter) <= 128)
        #expect(meter.spent(at: Instant(nanoseconds: 0)) == 5000)
    }

    @Test("sums do not wrap around")
    func saturates() throws {
        var meter = LimitMeter(Limit(.tokens, per: .window(.seconds(60)), max: .max))
        for step in 0..<300 {
            meter.settle(reserved: 0, used: .max, at: Instant(nanoseconds: Int64(step)))
        }
        #expect(meter.spent(at: Instant(nanoseconds: 300)) == .max)
        #expect(!meter.fits(1, at: Instant(nanoseconds: 300)))
    }

    @Test("a few settlements are counted to the nanosecond")
    func exactWhileFew() {
        var meter = LimitMeter(Limit(.calls, per: .window(.seconds(1)), max: 200))
        for step in 0..<100 {
            meter.settle(reserved: 0, used: 1, at: Instant(nanoseconds: Int64(step) * 10))
        }
        for gone in 0...100 {
            let now = Instant(nanoseconds: 1_000_000_000 + Int64(gone) * 10 - 1)
            #expect(meter.spent(at: now) == Int64(100 - gone))
        }
    }
}

import Agency
import Testing

struct InstantTests {
    @Test(
        arguments: [
            (0, 5, 5), (.max, 1, .max), (.max - 1, 1, .max), (.min, -1, .min), (.max, .max, .max),
            (.min, .max, -1), (10, -20, -10),
        ] as [(Int64, Int64, Int64)])
    func `Time stays at its ends`(start: Int64, span: Int64, end: Int64) {
        let moment = Instant(nanoseconds: start).advanced(by: .init(nanoseconds: span))
        #expect(moment == Instant(nanoseconds: end))
    }

    @Test(
        arguments: [
            (0, 0), (1, 1_000_000_000), (-1, -1_000_000_000),
            (9_223_372_036, 9_223_372_036_000_000_000),
            (9_223_372_037, .max), (.max, .max), (.min, .min),
        ] as [(Int64, Int64)])
    func `Spans stay at theirs`(seconds: Int64, nanoseconds: Int64) {
        #expect(Instant.Span.seconds(seconds).nanoseconds == nanoseconds)
    }
}

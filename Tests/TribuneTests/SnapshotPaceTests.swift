import Agency
import Testing

@testable import Tribune

@Suite("How often snapshots are taken")
struct SnapshotPaceTests {
    private let start = Instant(nanoseconds: 1_700_000_000_000_000_000)

    private func after(milliseconds: Int64) -> Instant {
        start.advanced(by: Instant.Span(nanoseconds: milliseconds * 1_000_000))
    }

    @Test("the first is due once the log has enough entries")
    func first() {
        let pace = SnapshotPace()
        #expect(!pace.isDue(0, at: start))
        #expect(!pace.isDue(SnapshotPace.every - 1, at: start))
        #expect(pace.isDue(SnapshotPace.every, at: start))
    }

    @Test("a quick one is followed by the next after as many entries again")
    func quick() {
        var pace = SnapshotPace()
        pace.taken(SnapshotPace.every, from: start, to: start)
        #expect(!pace.isDue(2 * SnapshotPace.every - 1, at: start))
        #expect(pace.isDue(2 * SnapshotPace.every, at: start))
    }

    @Test("one that took long is followed by a rest, however many entries come")
    func slow() {
        var pace = SnapshotPace()
        pace.taken(100, from: start, to: after(milliseconds: 200))
        let rested = 200 + 200 * SnapshotPace.share
        #expect(!pace.isDue(.max, at: after(milliseconds: rested - 1)))
        #expect(pace.isDue(.max, at: after(milliseconds: rested)))
    }

    @Test("a clock that was set back or runs wild neither stops the daemon nor them")
    func clock() {
        var pace = SnapshotPace()
        pace.taken(0, from: after(milliseconds: 1000), to: start)
        #expect(pace.isDue(SnapshotPace.every, at: start))
        pace.taken(0, from: Instant(nanoseconds: 0), to: Instant(nanoseconds: .max))
        #expect(pace.isDue(SnapshotPace.every, at: Instant(nanoseconds: .max)))
    }
}

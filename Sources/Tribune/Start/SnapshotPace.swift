import Agency

/// When the next snapshot is due. A start after a kill folds what came after the newest one, so
/// they come often; but the state grows with every run, and writing it down is not to cost the
/// daemon more than a small share of a processor.
struct SnapshotPace: Sendable {
    /// Entries after which the next one is due: a few tenths of a second of folding.
    static let every = 5_000
    /// At most one part in so many of the time goes into snapshots.
    static let share: Int64 = 20

    /// The log's size at the newest.
    private var size = 0
    private var rest = Instant(nanoseconds: .min)

    /// Whether it is time, with so many entries in the log.
    func isDue(_ size: Int, at now: Instant) -> Bool {
        size - self.size >= Self.every && now >= rest
    }

    /// One was taken, from `began` to `ended`.
    mutating func taken(_ size: Int, from began: Instant, to ended: Instant) {
        self.size = size
        let (span, overflow) = max(0, ended.nanoseconds - began.nanoseconds)
            .multipliedReportingOverflow(by: Self.share)
        rest = ended.advanced(by: Instant.Span(nanoseconds: overflow ? .max : span))
    }
}

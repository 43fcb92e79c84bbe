import Agency

/// Periods of limits as a mandate writes them.
enum PeriodText {
    /// Before the length of a stretch that begins anew.
    static let fixed = "every "

    /// `action`, `life`, a sliding window's length, or `every` and the length of a fixed one.
    static func write(_ period: Limit.Period) -> String {
        switch period {
        case .action: "action"
        case .life: "life"
        case .window(let span): UnitText.write(span.nanoseconds, UnitText.time)
        case .fixed(let span): fixed + UnitText.write(span.nanoseconds, UnitText.time)
        }
    }
}

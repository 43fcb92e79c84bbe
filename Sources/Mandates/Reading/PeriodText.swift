import Agency

/// Periods of limits as a mandate writes them.
enum PeriodText {
    /// `action`, `life`, or the window's length.
    static func write(_ period: Limit.Period) -> String {
        switch period {
        case .action: "action"
        case .life: "life"
        case .window(let span): UnitText.write(span.nanoseconds, UnitText.time)
        }
    }
}

import NIOCore

/// A token bucket: so many per second on average, twice as many at once.
struct Allowance {
    private let perSecond: Int
    private var level: Int64
    private var last: NIODeadline?

    init(perSecond: Int) {
        self.perSecond = perSecond
        level = Int64(perSecond) * 2 * 1_000_000_000
    }

    /// True when one more is within the allowance.
    mutating func take(at now: NIODeadline) -> Bool {
        let full = Int64(perSecond) * 2 * 1_000_000_000
        if let last {
            let passed = min(max(0, (now - last).nanoseconds), 10_000_000_000)
            level = min(full, level + passed * Int64(perSecond))
        }
        last = now
        guard level >= 1_000_000_000 else { return false }
        level -= 1_000_000_000
        return true
    }
}

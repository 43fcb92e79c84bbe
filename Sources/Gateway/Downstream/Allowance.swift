import NIOCore

/// A token bucket: so many per second on average, and so many at once.
struct Allowance {
    private static let one: Int64 = 1_000_000_000
    private let perSecond: Int
    private let full: Int64
    private var level: Int64
    private var last: NIODeadline?

    /// - Parameter burst: how many at once; twice the rate when it is not given.
    init(perSecond: Int, burst: Int? = nil) {
        self.perSecond = perSecond
        full = Int64(burst ?? perSecond * 2) * Self.one
        level = full
    }

    /// True when one more is within the allowance.
    mutating func take(at now: NIODeadline) -> Bool {
        guard holds(at: now) else { return false }
        level -= Self.one
        return true
    }

    /// True when one more would be within the allowance.
    mutating func holds(at now: NIODeadline) -> Bool {
        if let last {
            let passed = min(max(0, (now - last).nanoseconds), 3600 * Self.one)
            level = min(full, level + passed * Int64(perSecond))
        }
        last = now
        return level >= Self.one
    }
}

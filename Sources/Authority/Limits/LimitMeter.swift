public import Agency

/// One limit with what is spent and held against it.
public struct LimitMeter: Sendable, Hashable, Codable {
    /// The limit.
    public internal(set) var limit: Limit
    /// Held by actions that are not settled.
    public private(set) var reserved: Int64 = 0
    /// Settled, over the whole life.
    private(set) var total: Int64 = 0
    /// Settled amounts that may still be inside the window, or sums of such.
    private var recent: [Settled] = []

    /// So many amounts are remembered one by one.
    private static let recentMax = 128
    /// Sums stand for at least this part of the window, if there are more.
    private static let grains: Int64 = 60

    private struct Settled: Sendable, Hashable, Codable {
        var at: Instant
        var amount: Int64
    }

    init(_ limit: Limit, total: Int64 = 0, reserved: Int64 = 0) {
        self.limit = limit
        self.total = total
        self.reserved = reserved
    }

    /// Settled within the period that ends at `now`.
    public func spent(at now: Instant) -> Int64 {
        switch limit.period {
        case .action: 0
        case .life: total
        case .window(let span):
            recent.reduce(0) { sum, past in
                now < past.at.advanced(by: span) ? sum.saturatingAdding(past.amount) : sum
            }
        case .fixed(let span):
            recent.reduce(0) { sum, past in
                Self.stretch(past.at, span) >= Self.stretch(now, span)
                    ? sum.saturatingAdding(past.amount) : sum
            }
        }
    }

    /// The number of the fixed stretch that a moment lies in.
    private static func stretch(_ moment: Instant, _ span: Instant.Span) -> Int64 {
        let length = max(1, span.nanoseconds)
        let whole = moment.nanoseconds / length
        return moment.nanoseconds % length < 0 ? whole - 1 : whole
    }

    /// True when `amount` more fits. An amount below zero never fits.
    func fits(_ amount: Int64, at now: Instant) -> Bool {
        guard amount >= 0 else { return false }
        let (held, overflow) = spent(at: now).addingReportingOverflow(reserved)
        guard !overflow else { return false }
        let (sum, overflows) = (limit.period == .action ? 0 : held)
            .addingReportingOverflow(amount)
        return !overflows && sum <= limit.max
    }

    /// Spent within the period and held.
    func held(at now: Instant) -> Int64 { spent(at: now).saturatingAdding(reserved) }

    /// What is left, never below nothing.
    func left(at now: Instant) -> Int64 {
        let (rest, overflow) = limit.max.subtractingReportingOverflow(held(at: now))
        return overflow ? 0 : max(0, rest)
    }

    /// Holds an amount. It fits, except where a lease only observes: there it stops at the bound.
    mutating func reserve(_ amount: Int64) {
        reserved = reserved.saturatingAdding(max(0, amount))
    }

    /// Turns a reservation into what was really used: more than was reserved is charged in full,
    /// less than nothing counts as nothing.
    mutating func settle(reserved amount: Int64, used claimed: Int64, at now: Instant) {
        reserved = max(0, reserved - max(0, amount))
        let used = max(0, claimed)
        switch limit.period {
        case .action: break
        case .life: total = total.saturatingAdding(used)
        case .fixed(let span):
            // One sum for the newest stretch; after a step back of the clock it counts on.
            let newest = max(
                Self.stretch(now, span), recent.first.map { Self.stretch($0.at, span) } ?? .min)
            let isSame = recent.first.map { Self.stretch($0.at, span) == newest } ?? false
            let sum = (isSame ? recent[0].amount : 0).saturatingAdding(used)
            recent = [Settled(at: isSame ? max(recent[0].at, now) : now, amount: sum)]
        case .window(let span):
            recent.removeAll { now >= $0.at.advanced(by: span) }
            if used > 0 { recent.append(Settled(at: now, amount: used)) }
            if recent.count > Self.recentMax { takeTogether(window: span) }
        }
    }

    /// Takes amounts together that were settled close to each other, as if all of them had been
    /// settled when the latest was. A sum counts for too long and never for too short a time, so
    /// the limit closes earlier than with the exact times and never later.
    private mutating func takeTogether(window span: Instant.Span) {
        recent.sort { $0.at < $1.at }
        var grain = max(1, span.nanoseconds / Self.grains)
        while recent.count > Self.recentMax / 2 {
            recent = recent.reduce(into: []) { sums, past in
                let cell = past.at.nanoseconds / grain
                if let last = sums.last, last.at.nanoseconds / grain == cell {
                    sums[sums.count - 1] = Settled(
                        at: past.at, amount: last.amount.saturatingAdding(past.amount))
                } else {
                    sums.append(past)
                }
            }
            // Needed where the clock was set back and the times lie far apart.
            grain = grain.multipliedReportingOverflow(by: 2).overflow ? .max : grain * 2
        }
    }

    /// Keeps one sum of what is in the window, for a lineage to which nothing will be charged any
    /// more: it is remembered for ever, and its moments matter to nobody.
    mutating func close() {
        guard let last = recent.map(\.at).max() else { return }
        let sum = recent.reduce(Int64(0)) { $0.saturatingAdding($1.amount) }
        recent = [Settled(at: last, amount: sum)]
    }

    /// Sets the total to what the kernel measured; it never goes back.
    mutating func measure(_ amount: Int64) { total = max(total, amount) }

    /// Used and held, and `more`, in thousandths of the limit.
    func permille(with more: Int64 = 0, at now: Instant) -> Int {
        guard limit.max > 0 else { return 1000 }
        let all = held(at: now).saturatingAdding(max(0, more))
        let share = Double(all) / Double(limit.max) * 1000
        return Int(min(share, 1000))
    }
}

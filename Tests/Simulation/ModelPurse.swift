import Agency

/// Books kept from scratch: every act and loan that was ever held against some limits, summed up
/// anew whenever somebody asks.
struct ModelPurse {
    struct Act {
        let id: Int
        let amounts: [Quantity: Int64]
        /// False for a child's act at its lineage.
        let isWhole: Bool
        var settled: Settled?
    }

    struct Settled {
        let at: Instant
        let used: [Quantity: Int64]
        /// When, by this purse's own count.
        let turn: Int
    }

    struct Loan {
        let id: Int
        let slice: [Quantity: Int64]
        /// What came of it, once it was given back.
        var used: [Quantity: Int64]?
    }

    struct Cap {
        var limit: Limit
        /// Settlements before this turn do not count in a window.
        let since: Int
    }

    var caps: [Cap]
    var acts: [Act] = []
    var loans: [Loan] = []
    private var turn = 0
    /// False once its books are not kept to the last detail: the real ones forget moments then.
    var isExact = true

    init(_ limits: [Limit]) { caps = limits.map { Cap(limit: $0, since: 0) } }

    mutating func hold(_ amounts: [Quantity: Int64], _ id: Int, isWhole: Bool) {
        acts.append(Act(id: id, amounts: amounts, isWhole: isWhole, settled: nil))
    }

    /// What is not said to be used was used as it was held.
    mutating func settle(_ id: Int, _ used: [Quantity: Int64], at now: Instant) {
        guard let place = acts.firstIndex(where: { $0.id == id && $0.settled == nil }) else {
            return
        }
        turn += 1
        let held = acts[place].amounts.filter { $0.value != 0 }
        let all = held.merging(used) { $1 }.mapValues { max(0, $0) }
        acts[place].settled = Settled(at: now, used: all, turn: turn)
    }

    mutating func lend(_ slice: [Quantity: Int64], _ id: Int) {
        loans.append(Loan(id: id, slice: slice, used: nil))
    }

    mutating func takeBack(_ id: Int, used: [Quantity: Int64]) {
        guard let place = loans.firstIndex(where: { $0.id == id && $0.used == nil }) else {
            return
        }
        loans[place].used = used.mapValues { max(0, $0) }
    }

    /// Other limits count; those that stay keep what they saw.
    mutating func limit(to limits: [Limit]) {
        turn += 1
        caps = limits.map { limit in
            let known = caps.first {
                $0.limit.quantity == limit.quantity && $0.limit.period == limit.period
            }
            return Cap(limit: limit, since: known?.since ?? turn)
        }
    }

    // MARK: - Sums

    /// Everything used, with what is open counted as used.
    var final: [Quantity: Int64] {
        var sum: [Quantity: Int64] = [:]
        for act in acts { sum.merge(act.settled?.used ?? act.amounts, uniquingKeysWith: +) }
        for loan in loans { sum.merge(loan.used ?? loan.slice, uniquingKeysWith: +) }
        return sum
    }

    func reserved(_ cap: Cap) -> Int64 {
        let quantity = cap.limit.quantity
        let isLife = cap.limit.period == .life
        let held = acts.filter { $0.settled == nil && (!isLife || $0.isWhole) }
            .reduce(Int64(0)) { $0 + max(0, $1.amounts[quantity] ?? 0) }
        guard isLife else { return held }
        return loans.filter { $0.used == nil }
            .reduce(held) { $0 + max(0, $1.slice[quantity] ?? 0) }
    }

    func spent(_ cap: Cap, at now: Instant) -> Int64 {
        let quantity = cap.limit.quantity
        switch cap.limit.period {
        case .action: return 0
        case .life:
            let own = acts.filter(\.isWhole)
                .reduce(Int64(0)) { $0 + ($1.settled?.used[quantity] ?? 0) }
            return loans.reduce(own) { $0 + ($1.used?[quantity] ?? 0) }
        case .window(let span): return inWindow(cap, span, at: now)
        case .fixed(let span): return inStretch(cap, span, at: now)
        }
    }

    private func settlements(_ cap: Cap) -> [(at: Instant, turn: Int, used: Int64)] {
        acts.compactMap { act in
            guard let settled = act.settled, settled.turn > cap.since,
                let used = settled.used[cap.limit.quantity]
            else { return nil }
            return (settled.at, settled.turn, used)
        }.sorted { $0.turn < $1.turn }
    }

    /// What left the window once does not come back when the clock is set back.
    private func inWindow(_ cap: Cap, _ span: Instant.Span, at now: Instant) -> Int64 {
        let all = settlements(cap)
        var sum: Int64 = 0
        var latest = now
        for settled in all.reversed() {
            if latest < settled.at { latest = settled.at }
            if latest < settled.at.advanced(by: span) { sum += settled.used }
        }
        return sum
    }

    private func inStretch(_ cap: Cap, _ span: Instant.Span, at now: Instant) -> Int64 {
        var newest = Int64.min
        var sum: Int64 = 0
        for settled in settlements(cap) {
            let stretch = Self.stretch(settled.at, span)
            if stretch > newest {
                newest = stretch
                sum = 0
            }
            sum += settled.used
        }
        return newest >= Self.stretch(now, span) ? sum : 0
    }

    private static func stretch(_ moment: Instant, _ span: Instant.Span) -> Int64 {
        moment.nanoseconds / span.nanoseconds
    }

    /// The quantity of which an act asks too much, if any.
    func shortage(
        _ amounts: [Quantity: Int64], lending slice: [Quantity: Int64], isWhole: Bool,
        at now: Instant
    ) -> Quantity? {
        caps.first { cap in
            let quantity = cap.limit.quantity
            let isLife = cap.limit.period == .life
            if isLife, !isWhole { return false }
            let parts = [amounts[quantity], isLife ? slice[quantity] : nil].compactMap { $0 }
            guard !parts.isEmpty else { return false }
            guard parts.allSatisfy({ $0 >= 0 }) else { return true }
            let held =
                cap.limit.period == .action ? 0 : spent(cap, at: now) + reserved(cap)
            return held + parts.reduce(0, +) > cap.limit.max
        }?.limit.quantity
    }
}

import Agency

/// The limits in the simplest words there are: a list of what happened, summed anew each time. The
/// oracle of `LedgerPropertyTests`.
struct ModelLedger {
    struct Held {
        var id: Int
        var amounts: [Quantity: Int64]
    }

    struct Spent {
        var at: Instant
        var amounts: [Quantity: Int64]
    }

    let limits: [Limit]
    var held: [Held] = []
    var spent: [Spent] = []

    func used(_ limit: Limit, at now: Instant) -> Int64 {
        let holding = held.reduce(Int64(0)) { $0 + ($1.amounts[limit.quantity] ?? 0) }
        let past = spent.reduce(Int64(0)) { sum, entry -> Int64 in
            let amount = entry.amounts[limit.quantity] ?? 0
            switch limit.period {
            case .action: return sum
            case .life: return sum + amount
            case .window(let span): return now < entry.at.advanced(by: span) ? sum + amount : sum
            case .fixed(let span):
                let stretch = { (moment: Instant) in
                    (Double(moment.nanoseconds) / Double(span.nanoseconds)).rounded(.down)
                }
                return stretch(entry.at) >= stretch(now) ? sum + amount : sum
            }
        }
        return limit.period == .action ? 0 : holding + past
    }

    func fits(_ amounts: [Quantity: Int64], at now: Instant) -> Bool {
        limits.allSatisfy { limit in
            used(limit, at: now) + (amounts[limit.quantity] ?? 0) <= limit.max
        }
    }

    mutating func settle(_ id: Int, used: [Quantity: Int64], at now: Instant) {
        guard let place = held.firstIndex(where: { $0.id == id }) else { return }
        let amounts = held.remove(at: place).amounts.merging(used) { _, new in new }
        spent.append(Spent(at: now, amounts: amounts))
    }
}

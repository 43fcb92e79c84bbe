import Agency

/// Limits with what is used of them, of a lease, a lineage, or an account above. Law 3: at every
/// moment spent + reserved is at most the limit, because an amount is reserved only if it fits, and
/// settling turns reserved into spent. What a child got is reserved at its parent, so the sum over
/// children is at most the parent's.
public struct Ledger: Sendable, Hashable, Codable {
    /// The limits with their counts.
    public private(set) var meters: [LimitMeter]
    /// What each unsettled action holds.
    private(set) var held: [ActionID: Hold] = [:]
    /// What children hold, by the action that each was started with.
    private(set) var lent: [ActionID: [Quantity: Int64]] = [:]
    /// Settled over the whole life, also where nothing is limited: a limit may come later.
    private(set) var totals: [Quantity: Int64] = [:]

    /// An unsettled action's part.
    struct Hold: Sendable, Hashable, Codable {
        var amounts: [Quantity: Int64]
        /// False for a child's act at its lineage: what limits a life moved to the child before.
        var isWhole: Bool
    }

    init(limits: [Limit]) { meters = limits.map { LimitMeter($0) } }

    /// The first quantity of which more is asked than is left, or nil when all fits. `slice` is
    /// what would move to a child.
    func shortage(
        of amounts: [Quantity: Int64], lending slice: [Quantity: Int64] = [:],
        whole: Bool = true, at now: Instant
    ) -> Quantity? {
        meters.first { meter in
            guard let amount = Self.amount(amounts, slice, meter.limit, whole) else { return false }
            return !meter.fits(amount, at: now)
        }?.limit.quantity
    }

    /// What a limit would have to hold; nil where it does not apply.
    private static func amount(
        _ amounts: [Quantity: Int64], _ slice: [Quantity: Int64], _ limit: Limit, _ whole: Bool
    ) -> Int64? {
        guard limit.period == .life else { return amounts[limit.quantity] }
        guard whole else { return nil }
        let (own, lent) = (amounts[limit.quantity], slice[limit.quantity])
        guard own != nil || lent != nil else { return nil }
        guard (own ?? 0) >= 0, (lent ?? 0) >= 0 else { return -1 }
        return (own ?? 0).saturatingAdding(lent ?? 0)
    }

    /// Holds `amounts` for an action.
    mutating func reserve(
        _ amounts: [Quantity: Int64], for action: ActionID, whole: Bool = true
    ) {
        held[action] = Hold(amounts: amounts, isWhole: whole)
        for index in meters.indices where whole || meters[index].limit.period != .life {
            guard let amount = amounts[meters[index].limit.quantity] else { continue }
            meters[index].reserve(amount)
        }
    }

    /// Holds what moves to the child that `action` starts, until it is taken back.
    mutating func lend(_ slice: [Quantity: Int64], for action: ActionID) {
        lent[action] = slice
        for index in meters.indices where meters[index].limit.period == .life {
            meters[index].reserve(slice[meters[index].limit.quantity] ?? 0)
        }
    }

    /// The child that `action` started is over, or never began: what it did not use comes back.
    mutating func takeBack(
        _ action: ActionID, used: [Quantity: Int64] = [:], at now: Instant
    ) {
        guard let slice = lent.removeValue(forKey: action) else { return }
        for (quantity, amount) in used { add(amount, to: quantity) }
        for index in meters.indices where meters[index].limit.period == .life {
            let quantity = meters[index].limit.quantity
            guard slice[quantity] != nil || used[quantity] != nil else { continue }
            meters[index].settle(
                reserved: slice[quantity] ?? 0, used: used[quantity] ?? 0, at: now)
        }
    }

    /// Settles an action: what `used` does not name was used as reserved. An action that holds
    /// nothing changes nothing, so a second settlement is without effect.
    mutating func settle(_ action: ActionID, used: [Quantity: Int64], at now: Instant) {
        guard let hold = held.removeValue(forKey: action) else { return }
        for (quantity, amount) in hold.amounts { add(used[quantity] ?? amount, to: quantity) }
        for (quantity, amount) in used where hold.amounts[quantity] == nil {
            add(amount, to: quantity)
        }
        for index in meters.indices where hold.isWhole || meters[index].limit.period != .life {
            let quantity = meters[index].limit.quantity
            let amount = hold.amounts[quantity] ?? 0
            guard amount != 0 || used[quantity] != nil else { continue }
            meters[index].settle(reserved: amount, used: used[quantity] ?? amount, at: now)
        }
    }

    private mutating func add(_ amount: Int64, to quantity: Quantity) {
        totals[quantity] = (totals[quantity] ?? 0).saturatingAdding(max(0, amount))
    }

    /// What a child used in the end, whatever of it is still open counted as used.
    var final: [Quantity: Int64] {
        var result = totals
        for hold in held.values {
            for (quantity, amount) in hold.amounts {
                result[quantity] = (result[quantity] ?? 0).saturatingAdding(max(0, amount))
            }
        }
        for slice in lent.values {
            for (quantity, amount) in slice {
                result[quantity] = (result[quantity] ?? 0).saturatingAdding(max(0, amount))
            }
        }
        return result
    }

    /// Other limits count from now on. What was used and is held counts against them too; only of
    /// a window that was not watched before nothing is known.
    mutating func limit(to limits: [Limit]) {
        let final = final
        meters = limits.map { limit in
            let known = meters.first {
                $0.limit.quantity == limit.quantity && $0.limit.period == limit.period
            }
            if var known {
                known.limit = limit
                return known
            }
            let total = totals[limit.quantity] ?? 0
            let open = (final[limit.quantity] ?? 0) - total
            return LimitMeter(limit, total: total, reserved: openAmount(limit, all: open))
        }
    }

    /// The ledger that this one was cut from has other limits now. A child keeps what it got, gets
    /// nothing of what is newly limited, and nothing more of what its lineage gave away already
    /// and has not.
    mutating func confine(to lineage: Ledger) {
        let limits = lineage.meters.compactMap { meter -> Limit? in
            guard meter.limit.period == .life, meter.limit.quantity.isLent else { return nil }
            let quantity = meter.limit.quantity
            let own = meters.first { $0.limit.quantity == quantity }?.limit.max
            let isOverdrawn = meter.total.saturatingAdding(meter.reserved) > meter.limit.max
            let used = final[quantity] ?? 0
            return Limit(quantity, per: .life, max: isOverdrawn ? min(used, own ?? 0) : own ?? 0)
        }
        limit(to: limits)
    }

    /// What is open of a quantity as a limit counts it: a window sees no loans.
    private func openAmount(_ limit: Limit, all: Int64) -> Int64 {
        guard limit.period != .life else { return all }
        return held.values.reduce(0) { $0.saturatingAdding($1.amounts[limit.quantity] ?? 0) }
    }

    /// Nothing will be charged any more: what is remembered shrinks.
    mutating func close() {
        for index in meters.indices { meters[index].close() }
    }

    /// Sets measured totals.
    mutating func measure(_ measured: [Quantity: Int64]) {
        for index in meters.indices {
            if let amount = measured[meters[index].limit.quantity] { meters[index].measure(amount) }
        }
    }

    /// The fullest life limit once `amounts` are held too.
    func pressure(
        with amounts: [Quantity: Int64] = [:], at now: Instant
    ) -> Intent.Pressure? {
        var fullest: Intent.Pressure?
        for meter in meters where meter.limit.period == .life && !meter.limit.quantity.isGauge {
            let permille = meter.permille(with: amounts[meter.limit.quantity] ?? 0, at: now)
            if permille >= fullest?.permille ?? 0 {
                fullest = Intent.Pressure(quantity: meter.limit.quantity, permille: permille)
            }
        }
        return fullest
    }
}

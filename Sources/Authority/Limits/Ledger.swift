import Agency

/// The limits of a lineage. Law 3: at every moment spent + reserved is at most the limit, because
/// an amount is reserved only if it fits, and settling turns reserved into spent.
public struct Ledger: Sendable, Hashable, Codable {
    /// The limits with their counts.
    public private(set) var meters: [LimitMeter]
    /// What each unsettled action holds.
    private(set) var held: [ActionID: [Quantity: Int64]] = [:]

    init(limits: [Limit]) { meters = limits.map(LimitMeter.init) }

    /// The first quantity of which `amounts` asks more than is left, or nil when all fits.
    func shortage(of amounts: [Quantity: Int64], at now: Instant) -> Quantity? {
        meters.first { meter in
            amounts[meter.limit.quantity].map { !meter.fits($0, at: now) } ?? false
        }?.limit.quantity
    }

    /// Holds `amounts` for an action.
    mutating func reserve(_ amounts: [Quantity: Int64], for action: ActionID) {
        held[action] = amounts
        for index in meters.indices {
            meters[index].reserve(amounts[meters[index].limit.quantity] ?? 0)
        }
    }

    /// Settles an action: what `used` does not name was used as reserved. An action that holds
    /// nothing changes nothing, so a second settlement is without effect.
    mutating func settle(_ action: ActionID, used: [Quantity: Int64], at now: Instant) {
        guard let amounts = held.removeValue(forKey: action) else { return }
        for index in meters.indices {
            let quantity = meters[index].limit.quantity
            let amount = amounts[quantity] ?? 0
            meters[index].settle(reserved: amount, used: used[quantity] ?? amount, at: now)
        }
    }

    /// Nothing will be charged any more: what is remembered shrinks.
    mutating func close() {
        for index in meters.indices { meters[index].close() }
    }

    /// Sets measured totals.
    mutating func measure(_ totals: [Quantity: Int64]) {
        for index in meters.indices {
            if let amount = totals[meters[index].limit.quantity] { meters[index].measure(amount) }
        }
    }

    /// The fullest life limit.
    func pressure(at now: Instant) -> Intent.Pressure? {
        meters.filter { $0.limit.period == .life }
            .map { Intent.Pressure(quantity: $0.limit.quantity, permille: $0.permille(at: now)) }
            .max { $0.permille < $1.permille }
    }
}

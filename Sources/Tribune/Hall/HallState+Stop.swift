import Agency
import Authority

extension HallState {
    /// Stops a lineage in memory and log: unspent permits are voided, spent ones named unknown,
    /// asks denied.
    mutating func stop(
        _ lineage: LineageID, by source: Order.Source, at now: Instant,
        durable: @escaping @Sendable (Result<Int, any Error>) -> Void = { _ in }
    ) -> StopEffects {
        var effects = StopEffects()
        effects.leases = authority.liveLeases(of: lineage)
        let asks = authority.state.asks.filter { $0.value.lineage == lineage }.keys
        let order = Order(lineage: lineage, change: .stop, source: source)
        effects.index = record(.order(order), at: now, durable: durable)
        for ask in asks {
            guard let caller = waiting.removeValue(forKey: ask) else { continue }
            effects.cancels.append { caller.reply(.deny(.plain)) }
        }
        for action in authority.inFlight(of: lineage) {
            if case .spent(let cancel) = permits[action] {
                effects.cancels.append(cancel)
                effects.unknown.append(action)
            }
            abandon(action, at: now)
        }
        return effects
    }

    /// Settles an action that nobody will settle: voided when nothing of it left, else unknown and
    /// charged as reserved.
    mutating func abandon(_ action: ActionID, at now: Instant) {
        let spent = if case .spent = permits.removeValue(forKey: action) { true } else { false }
        let status: Outcome.Status = spent ? .unknown : .voided
        let record = OutcomeRecord(action: action, status: status, used: [:], payload: nil)
        self.record(.outcome(record), at: now)
    }
}

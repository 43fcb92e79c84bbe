package import Agency
import Authority

extension HallState {
    /// Stops a lineage in memory and log: unspent permits are voided, spent ones named unknown,
    /// asks denied.
    package mutating func stop(
        _ lineage: LineageID, by source: Order.Source, at now: Instant,
        durable: @escaping @Sendable (Result<Int, any Error>) -> Void = { _ in }
    ) -> StopEffects {
        var effects = StopEffects()
        effects.leases = authority.liveLeases(of: lineage)
        let asks = authority.state.lineages[lineage]?.waiting ?? []
        let order = Order(lineage: lineage, change: .stop, source: source)
        effects.index = record(.order(order), at: now, durable: durable)
        deny(asks, in: &effects)
        abandon(authority.inFlight(of: lineage), in: &effects, at: now)
        return effects
    }

    /// Ends a lease and all below it in memory and log, as a stop ends a lineage.
    package mutating func revoke(
        _ lease: LeaseID, by source: Order.Source, at now: Instant,
        durable: @escaping @Sendable (Result<Int, any Error>) -> Void = { _ in }
    ) -> StopEffects {
        var effects = StopEffects()
        guard let lineage = authority.state.leases[lease]?.lineage else { return effects }
        effects.leases = authority.liveDescendants(of: lease)
        if authority.state.leases[lease]?.ended == nil { effects.leases.append(lease) }
        let order = Order(lineage: lineage, change: .revoke(lease), source: source)
        effects.index = record(.order(order), at: now, durable: durable)
        let ended = Set(effects.leases)
        let asks = (authority.state.lineages[lineage]?.waiting ?? [])
            .filter { authority.state.asks[$0].map { ended.contains($0.lease) } ?? false }
        for ask in asks {
            record(.answer(AnswerRecord(ask: ask, decision: .withdrawn)), at: now)
        }
        deny(asks, in: &effects)
        for lease in effects.leases {
            abandon(authority.inFlight(ofLease: lease), in: &effects, at: now)
        }
        return effects
    }

    /// Whoever waits for these hears no.
    private mutating func deny(_ asks: [ActionID], in effects: inout StopEffects) {
        for ask in asks {
            guard let caller = waiting.removeValue(forKey: ask) else { continue }
            effects.cancels.append { caller.reply(.deny(.plain)) }
        }
    }

    private mutating func abandon(
        _ actions: [ActionID], in effects: inout StopEffects, at now: Instant
    ) {
        for action in actions {
            if case .spent(let cancel) = permits[action] {
                effects.cancels.append(cancel)
                effects.unknown.append(action)
            }
            abandon(action, at: now)
        }
    }

    /// Settles an action that nobody will settle: voided when nothing of it left, else unknown and
    /// charged as reserved.
    package mutating func abandon(_ action: ActionID, at now: Instant) {
        let spent = if case .spent = permits.removeValue(forKey: action) { true } else { false }
        let status: Outcome.Status = spent ? .unknown : .voided
        let record = OutcomeRecord(action: action, status: status, used: [:], payload: nil)
        self.record(.outcome(record), at: now)
    }
}

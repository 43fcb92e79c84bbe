import Agency

extension Authority {
    /// Adds to a permit what it reserves, lends, gains and taints, or turns it into a denial when
    /// something is short or has no price.
    func reserving(
        _ decision: ActionDecision, _ action: Action, _ place: Place
    ) -> ActionDecision {
        var result = decision
        var amounts: [Quantity: Int64] = [:]
        switch Prices.cost(of: action, place.mandate, state.charter?.charter) {
        case .success(let cost): amounts = cost
        case .failure(let missing):
            if decision.verdict != .deny {
                let reason = Reason(.noPrice, missing.price.text)
                result = ActionDecision(.deny, [reason] + decision.reasons)
            }
        }
        amounts[.calls] = (amounts[.calls] ?? 0).saturatingAdding(1)
        amounts[.bytesOut] = (amounts[.bytesOut] ?? 0).saturatingAdding(action.bytesOut)
        let purses = purses(of: action.lease)
        if result.verdict != .deny,
            let short = shortage(of: amounts, lending: result.lends ?? [:], in: purses, place.now)
        {
            result = ActionDecision(.deny, [short] + decision.reasons)
        }
        // What starts an agent is never merely observed: without a part of its parent's lease a
        // child would have none.
        result.observed =
            place.lineage.observing && result.verdict != .permit && action.verb != .spawn
        guard result.goesOn else {
            result.lends = nil
            return result
        }
        result.reserved = amounts
        result.pressure = pressure(with: amounts, purses, place.now)
        gains(&result, action, place)
        return result
    }

    private func shortage(
        of amounts: [Quantity: Int64], lending slice: [Quantity: Int64], in purses: [Purse],
        _ now: Instant
    ) -> Reason? {
        for (place, purse) in purses.enumerated() {
            guard let ledger = ledger(purse) else { continue }
            // A child is lent to by its parent's own purse alone, which comes first.
            let short = ledger.shortage(
                of: amounts, lending: place == 0 ? slice : [:], whole: purse.isWhole, at: now)
            guard let short else { continue }
            let name = purse.name.isEmpty ? short.rawValue : "\(purse.name) \(short.rawValue)"
            return Reason(.limit, name)
        }
        return nil
    }

    private func pressure(
        with amounts: [Quantity: Int64], _ purses: [Purse], _ now: Instant
    ) -> Intent.Pressure? {
        purses.first.flatMap { ledger($0)?.pressure(with: amounts, at: now) }
    }

    private func gains(_ decision: inout ActionDecision, _ action: Action, _ place: Place) {
        let power = PowerRules.gain(of: action, place.mandate.mandate)
        if !power.isZero { decision.power = power }
        guard action.verb == .callTool || action.verb == .readResource,
            let server = place.mandate.mandate.servers[action.server]
        else { return }
        let labels = (server.labels ?? []) + (server.tools[action.target]?.labels ?? [])
        let new = labels.filter { !place.lineage.taint.contains($0) }
        if !new.isEmpty { decision.labels = Array(Set(new)).sorted() }
    }
}

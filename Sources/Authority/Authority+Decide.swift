public import Agency
import Cedar
import StrictJSON

extension Authority {
    /// Decides an action at `now`. `ask` names an approved ask that this action follows, whose
    /// displayed digest was `shown`. Changes nothing. Every path that is not a clear yes denies.
    public func decide(
        _ action: Action, now: Instant, following ask: ActionID? = nil, shown: Digest? = nil
    ) -> ActionDecision {
        guard let lineage = lineage(of: action.lease) else {
            return ActionDecision(.deny, [Reason(.noLease)])
        }
        if let reason = standing(lineage.state, now: now) { return ActionDecision(.deny, [reason]) }
        guard let mandate = inForce[lineage.state.mandate] else {
            return ActionDecision(.deny, [Reason(.notGranted, "mandate")])
        }
        if let reason = redLine(action) { return ActionDecision(.deny, [reason]) }
        var decision = judge(action, lineage.id, lineage.state, mandate, now: now)
        if decision.verdict == .ask, let ask, approves(ask, lineage.id, shown) {
            decision.verdict = .permit
            decision.reasons.append(Reason(.approved, ask.description))
        }
        if decision.verdict == .ask, pendingCount(lineage.id) >= Self.pendingMax {
            decision = ActionDecision(.deny, decision.reasons + [Reason(.overloaded)])
        }
        return reserving(decision, action, lineage.state, mandate, now: now)
    }

    /// A reason to deny whatever is asked, from the lineage's standing and its wall time.
    private func standing(_ lineage: LineageState, now: Instant) -> Reason? {
        switch lineage.standing {
        case .stopped: return Reason(.stopped)
        case .frozen: return Reason(.frozen)
        case .ended: return Reason(.noLease)
        case .active: break
        }
        let age = now.nanoseconds - lineage.began.nanoseconds
        let spent = lineage.ledger.meters.first { meter in
            switch meter.limit.quantity {
            case .wallTime: age >= meter.limit.max
            case .cpuTime: meter.spent(at: now) >= meter.limit.max
            default: false
            }
        }
        guard !lineage.observing else { return nil }
        return spent.map { Reason(.limit, $0.limit.quantity.rawValue) }
    }

    /// Red lines hold at every level and for observing leases: no act may name the paths of
    /// oversight (law 12).
    private func redLine(_ action: Action) -> Reason? {
        let paths = state.oversightPaths
        let touches =
            OversightScan.names(paths, in: action.target)
            || OversightScan.names(paths, in: .object(action.arguments))
        return touches ? Reason(.redLine, "touches-oversight") : nil
    }

    /// Grants, policies, pins and level, without limits.
    private func judge(
        _ action: Action, _ id: LineageID, _ lineage: LineageState, _ mandate: MandateInForce,
        now: Instant
    ) -> ActionDecision {
        if let reason = pinReason(action, lineage, mandate.mandate) {
            return ActionDecision(.deny, [reason])
        }
        let facts = PolicyFacts(
            action: action, lineage: id, state: lineage, mandate: mandate, now: now)
        guard let answer = mandate.answer(facts) else {
            return ActionDecision(.deny, [Reason(.notRepresentable)])
        }
        if !answer.denials.isEmpty { return ActionDecision(.deny, answer.denials + answer.notes) }
        // Servers outside the mandate are beyond every permit, and not beyond a forbid.
        guard mandate.mandate.servers[action.server] != nil else {
            return atEdge(lineage, [Reason(.notGranted, action.server.text)] + answer.notes)
        }
        if answer.permits.isEmpty {
            return atEdge(lineage, [Reason(.notGranted, action.target)] + answer.notes)
        }
        return leveled(action, lineage, mandate, answer)
    }

    /// What no grant covers and nothing forbids: denied, or asked at the level that asks at the
    /// edge of its mandate.
    private func atEdge(_ lineage: LineageState, _ reasons: [Reason]) -> ActionDecision {
        lineage.level >= .delegated
            ? ActionDecision(.ask, reasons + [Reason(.level, lineage.level.name)])
            : ActionDecision(.deny, reasons)
    }

    /// A permitted action still asks when its class of effect is above what the level does freely.
    private func leveled(
        _ action: Action, _ lineage: LineageState, _ mandate: MandateInForce,
        _ answer: PolicyAnswer
    ) -> ActionDecision {
        var asks = answer.asks
        if Self.asks(mandate.effect(of: action), at: lineage.level) {
            asks.append(Reason(.level, lineage.level.name))
        }
        // A policy may permit what no grant names; then there is no pin to hold it to.
        if let name = action.pinName, state.pins[lineage.agent]?[action.server, name] == nil {
            asks.append(Reason(.definitionChanged, action.target))
        }
        let reasons = answer.permits + answer.notes
        return asks.isEmpty
            ? ActionDecision(.permit, reasons) : ActionDecision(.ask, asks + reasons)
    }

    /// The table of design.md section 1: which class of effect asks at which level.
    static func asks(_ effect: EffectClass, at level: AutonomyLevel) -> Bool {
        switch level {
        case .observe: true
        case .assisted: effect != .read
        case .bounded: effect == .irreversible
        case .delegated, .spawning: false
        }
    }

    /// A reason to deny a tool or prompt whose definition is not the pinned one. What is not
    /// granted needs no pin, but one that it has from another mandate holds: revoking a grant opens
    /// nothing (law 11).
    private func pinReason(
        _ action: Action, _ lineage: LineageState, _ mandate: Mandate
    ) -> Reason? {
        guard let name = action.pinName else { return nil }
        let granted = mandate.servers[action.server]?.describes(name) == true
        let pin = state.pins[lineage.agent]?[action.server, name]
        guard granted || pin != nil else { return nil }
        guard let pin, let definition = action.definition, !pin.quarantined,
            pin.definition == definition
        else { return Reason(.definitionChanged, action.target) }
        return nil
    }

    private func approves(_ ask: ActionID, _ lineage: LineageID, _ shown: Digest?) -> Bool {
        guard let pending = state.asks[ask], pending.approved, pending.lineage == lineage else {
            return false
        }
        return pending.shown != nil && pending.shown == shown
    }

    private func pendingCount(_ lineage: LineageID) -> Int {
        state.asks.values.count { $0.lineage == lineage }
    }

    /// Adds the reservation to a permit, or turns it into a denial when something is short.
    private func reserving(
        _ decision: ActionDecision, _ action: Action, _ lineage: LineageState,
        _ mandate: MandateInForce, now: Instant
    ) -> ActionDecision {
        var result = decision
        var amounts = mandate.cost(of: action)
        amounts[.calls] = (amounts[.calls] ?? 0).saturatingAdding(1)
        amounts[.bytesOut] = (amounts[.bytesOut] ?? 0).saturatingAdding(action.bytesOut)
        if decision.verdict != .deny,
            let short = lineage.ledger.shortage(of: amounts, at: now)
        {
            result = ActionDecision(.deny, [Reason(.limit, short.rawValue)] + decision.reasons)
        }
        result.observed = lineage.observing && result.verdict != .permit
        guard result.goesOn else { return result }
        result.reserved = amounts
        var after = lineage.ledger
        after.reserve(amounts, for: ActionID(-1))
        result.pressure = after.pressure(at: now)
        return result
    }
}

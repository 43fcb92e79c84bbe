public import Agency
import Cedar
import StrictJSON

extension Authority {
    /// Decides an action at `now`. `ask` names an approved ask that this action follows; `shown` is
    /// the digest of what a person is shown of the action, needed to follow one and where
    /// `needsShown`. Changes nothing. Every path that is not a clear yes denies.
    public func decide(
        _ action: Action, now: Instant, following ask: ActionID? = nil, shown: Digest? = nil
    ) -> ActionDecision {
        guard let chain = chain(of: action.lease), let id = chain.first?.lineage,
            let lineage = state.lineages[id]
        else { return ActionDecision(.deny, [Reason(.noLease)]) }
        guard action.target.utf8.count <= Self.targetMax else {
            return ActionDecision(.deny, [Reason(.notRepresentable)])
        }
        guard !state.isUnconfirmed else {
            return ActionDecision(.deny, [Reason(.frozen, "restored")])
        }
        if let reason = standing(lineage, now: now) { return ActionDecision(.deny, [reason]) }
        guard let mandate = inForce[lineage.mandate] else {
            return ActionDecision(.deny, [Reason(.notGranted, "mandate")])
        }
        if let reason = redLine(action, mandate) { return ActionDecision(.deny, [reason]) }
        if let reason = scopeReason(action, chain, now: now) {
            return ActionDecision(.deny, [reason])
        }
        var seen = lineage
        seen.level = level(lineage, chain, mandate.mandate, at: now)
        let place = Place(id: id, lineage: seen, chain: chain, mandate: mandate, now: now)
        var decision = judge(action, place)
        if decision.isRedLine { return decision }
        answer(&decision, action, place, following: ask, shown: shown)
        if decision.verdict == .ask, isOverloaded(place) {
            decision = ActionDecision(.deny, decision.reasons + [Reason(.overloaded)])
        }
        return reserving(decision, action, place)
    }

    /// No target is longer, in bytes: patterns are held against it under the one lock.
    static var targetMax: Int { 8192 }

    /// Where an act is decided.
    struct Place {
        let id: LineageID
        /// The lineage, at the level that counts for this act.
        let lineage: LineageState
        let chain: [LeaseState]
        let mandate: MandateInForce
        let now: Instant
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
    /// oversight, or take away what people can do (law 12).
    private func redLine(_ action: Action, _ mandate: MandateInForce) -> Reason? {
        let paths = state.oversightPaths
        let touches =
            OversightScan.names(paths, in: action.target)
            || OversightScan.names(paths, in: .object(action.arguments))
        if touches { return Reason(.redLine, "touches-oversight") }
        let tool =
            action.verb == .callTool
            ? mandate.mandate.servers[action.server]?.tools[action.target] : nil
        guard let tool, tool.effect == .oversight || tool.reduces?.isEmpty == false else {
            return nil
        }
        return Reason(.redLine, "reduces-oversight")
    }

    /// Grants, policies, pins, taint and level, without limits.
    private func judge(_ action: Action, _ place: Place) -> ActionDecision {
        let (lineage, mandate) = (place.lineage, place.mandate)
        let facts = PolicyFacts(
            action: action, lineage: place.id, state: lineage, mandate: mandate, now: place.now,
            generation: place.chain.count - 1, team: team(of: lineage.agent))
        if let line = redLines.reason(against: facts) { return ActionDecision(.deny, [line]) }
        if let reason = pinReason(action, lineage, mandate.mandate) {
            return ActionDecision(.deny, [reason])
        }
        guard let answer = mandate.answer(facts) else {
            return ActionDecision(.deny, [Reason(.notRepresentable)])
        }
        if !answer.denials.isEmpty { return ActionDecision(.deny, answer.denials + answer.notes) }
        if let reason = taintReason(action, lineage, mandate.mandate) {
            return ActionDecision(.deny, [reason])
        }
        if action.verb == .spawn { return judgeSpawn(action, place, answer) }
        // Servers outside the mandate are beyond every permit, and not beyond a forbid.
        guard mandate.mandate.servers[action.server] != nil else {
            return atEdge(lineage, [Reason(.notGranted, action.server.text)] + answer.notes)
        }
        if answer.permits.isEmpty {
            return atEdge(lineage, [Reason(.notGranted, action.target)] + answer.notes)
        }
        return leveled(action, place, answer)
    }

    /// A child needs a grant of the mandate; nobody can be asked for what it does not give.
    private func judgeSpawn(
        _ action: Action, _ place: Place, _ answer: PolicyAnswer
    ) -> ActionDecision {
        guard let request = try? SpawnRequest(action.arguments),
            request.agent.text == action.target
        else { return ActionDecision(.deny, [Reason(.notRepresentable)]) }
        let reason = spawnReason(
            request, place.chain, place.lineage, place.mandate.mandate,
            level: place.lineage.level)
        if let reason { return ActionDecision(.deny, [reason] + answer.notes) }
        guard !answer.permits.isEmpty else {
            return ActionDecision(.deny, [Reason(.notGranted, action.target)] + answer.notes)
        }
        var decision = leveled(action, place, answer)
        if decision.verdict != .deny { decision.lends = request.slice }
        return decision
    }

    /// What no grant covers and nothing forbids: denied, or asked at a level that asks at the edge
    /// of its mandate.
    private func atEdge(_ lineage: LineageState, _ reasons: [Reason]) -> ActionDecision {
        autonomy.needOutside(at: lineage.level) == .ask
            ? ActionDecision(.ask, reasons + [Reason(.level, lineage.level.name)])
            : ActionDecision(.deny, reasons)
    }

    /// A permitted action still asks, or is denied, when its class of effect needs it at the level.
    private func leveled(
        _ action: Action, _ place: Place, _ answer: PolicyAnswer
    ) -> ActionDecision {
        var asks = answer.asks
        let level = Reason(.level, place.lineage.level.name)
        switch autonomy.need(of: place.mandate.effect(of: action), at: place.lineage.level) {
        case .free: break
        case .ask: asks.append(level)
        case .deny: return ActionDecision(.deny, [level] + answer.notes)
        }
        // A policy may permit what no grant names; then there is no pin to hold it to.
        if let name = action.pinName,
            state.pins[place.lineage.agent]?[action.server, name] == nil
        {
            asks.append(Reason(.definitionChanged, action.target))
        }
        let reasons = answer.permits + answer.notes
        return asks.isEmpty
            ? ActionDecision(.permit, reasons) : ActionDecision(.ask, asks + reasons)
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

    /// A reason to deny a tool that is not cleared for something that the lineage has read.
    private func taintReason(
        _ action: Action, _ lineage: LineageState, _ mandate: Mandate
    ) -> Reason? {
        guard action.verb == .callTool,
            let cleared = mandate.servers[action.server]?.tools[action.target]?.clearance
        else { return nil }
        let label = lineage.taint.first { !cleared.contains($0) }
        return label.map { Reason(.taint, $0.text) }
    }

    /// A person's answer, given now or beforehand, turns an ask into a permit.
    private func answer(
        _ decision: inout ActionDecision, _ action: Action, _ place: Place,
        following ask: ActionID?, shown: Digest?
    ) {
        guard decision.verdict == .ask else { return }
        if let ask, approves(ask, place.id, shown) {
            decision.verdict = .permit
            decision.reasons.append(Reason(.approved, ask.description))
            return
        }
        let found = allowance(
            for: action, decision, effect: place.mandate.effect(of: action), shown: shown,
            in: place.lineage, at: place.now)
        guard let found else { return }
        decision.verdict = .permit
        decision.allowance = found
        decision.reasons.append(Reason(.allowed, String(found)))
    }

    private func approves(_ ask: ActionID, _ lineage: LineageID, _ shown: Digest?) -> Bool {
        guard let pending = state.asks[ask], pending.approved, pending.lineage == lineage else {
            return false
        }
        return pending.shown != nil && pending.shown == shown
    }

    /// True when too much waits for people, or they were asked too often.
    private func isOverloaded(_ place: Place) -> Bool {
        place.lineage.waiting.count >= Self.pendingMax
            || !place.lineage.asked.fits(1, at: place.now)
    }
}

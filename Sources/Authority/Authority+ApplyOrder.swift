import Agency

extension Authority {
    /// What an order changes.
    mutating func apply(_ order: Order, at index: Int) {
        guard var lineage = state.lineages[order.lineage] else { return }
        lineage.lastOrder = max(lineage.lastOrder, index)
        switch order.change {
        case .lower(let level): lineage.level = min(lineage.level, level)
        case .freeze: if lineage.standing != .stopped { lineage.standing = .frozen }
        case .stop: lineage.standing = .stopped
        case .resume:
            if lineage.standing == .frozen {
                lineage.standing = lineage.live.isEmpty ? .ended : .active
            }
        case .raise(let level):
            let most = state.mandates[lineage.mandate]?.level ?? .observe
            lineage.level = max(lineage.level, min(level, most))
        case .quarantine(let server, let tool):
            state.pins[lineage.agent]?.servers[server]?[tool]?.quarantined = true
        case .pin(let server, let tool, let definition):
            state.pins[lineage.agent, default: AgentPins()][server, tool] = .init(definition)
        case .hold: lineage.isHeld = true
        case .release: lineage.isHeld = nil
        case .revoke(let lease):
            if state.leases[lease]?.lineage == order.lineage {
                state.leases[lease]?.isRevoked = true
            }
        case .narrow(let digest), .widen(let digest): correct(&lineage, to: digest)
        }
        if order.change.loosens { lineage.consents = [] }
        if order.change.endsAllowances { lineage.allowances = [:] }
        state.lineages[order.lineage] = lineage
        if lineage.standing == .stopped {
            for ask in lineage.waiting { drop(ask, of: order.lineage) }
        }
    }

    /// Another mandate counts from the next act on. What was used counts against its limits; a
    /// level that was lowered stays so.
    private mutating func correct(_ lineage: inout LineageState, to digest: Digest) {
        guard let mandate = state.mandates[digest] else { return }
        lineage.mandate = digest
        lineage.ledger.limit(to: LineageState.limits(of: mandate))
        lineage.level = min(lineage.level, mandate.level)
        for child in lineage.live where state.leases[child]?.parent != nil {
            state.leases[child]?.ledger?.confine(to: lineage.ledger)
        }
    }
}

extension Order.Change {
    /// True for what shows that somebody thinks worse of the agent than when they allowed.
    fileprivate var endsAllowances: Bool {
        switch self {
        case .lower, .freeze, .stop, .revoke, .narrow, .widen: true
        case .quarantine, .hold, .resume, .raise, .pin, .release: false
        }
    }
}

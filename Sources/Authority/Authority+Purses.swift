public import Agency
import Cedar

/// Limits at every level: a lease, its lineage, and the agent's, team's and organisation's caps.
extension Authority {
    /// Everything that an act of a lease is held against.
    func purses(of lease: LeaseID) -> [Purse] {
        guard let node = state.leases[lease], let lineage = state.lineages[node.lineage] else {
            return []
        }
        var result: [Purse] = []
        if node.parent != nil { result.append(.lease(lease)) }
        result.append(.lineage(node.lineage, isWhole: node.parent == nil))
        if !state.accounts.isEmpty { result += accounts(of: lineage.agent).map(Purse.account) }
        return result
    }

    /// The caps above an agent's lineages.
    func accounts(of agent: AgentName) -> [Account] {
        var result = [Account.agent(agent)]
        if let team = team(of: agent) { result.append(.team(team)) }
        result.append(.organisation)
        return result.filter { state.accounts[$0] != nil }
    }

    /// The team that an agent belongs to.
    public func team(of agent: AgentName) -> TeamName? { teams.team(of: agent) }

    /// Who holds limits that an act of a lease is held against, the nearest first.
    public func holders(of lease: LeaseID) -> [(holder: String, ledger: Ledger)] {
        purses(of: lease).compactMap { purse in
            guard let ledger = ledger(purse) else { return nil }
            return switch purse {
            case .lease(let lease): (lease.text, ledger)
            case .lineage(let lineage, _): (lineage.text, ledger)
            case .account(let account): (account.text, ledger)
            }
        }
    }

    func ledger(_ purse: Purse) -> Ledger? {
        switch purse {
        case .lease(let lease): state.leases[lease]?.ledger
        case .lineage(let lineage, _): state.lineages[lineage]?.ledger
        case .account(let account): state.accounts[account]
        }
    }

    mutating func reserve(
        _ amounts: [Quantity: Int64], for action: ActionID, in purse: Purse
    ) {
        switch purse {
        case .lease(let lease): state.leases[lease]?.ledger?.reserve(amounts, for: action)
        case .lineage(let lineage, let isWhole):
            state.lineages[lineage]?.ledger.reserve(amounts, for: action, whole: isWhole)
        case .account(let account): state.accounts[account]?.reserve(amounts, for: action)
        }
    }

    mutating func settle(
        _ action: ActionID, _ used: [Quantity: Int64], in purse: Purse, at now: Instant
    ) {
        switch purse {
        case .lease(let lease):
            state.leases[lease]?.ledger?.settle(action, used: used, at: now)
        case .lineage(let lineage, _):
            state.lineages[lineage]?.ledger.settle(action, used: used, at: now)
        case .account(let account): state.accounts[account]?.settle(action, used: used, at: now)
        }
    }

    /// Moves a slice from a lease to the child that `action` starts.
    mutating func lend(
        _ slice: [Quantity: Int64], for action: ActionID, by lease: LeaseID
    ) {
        guard let node = state.leases[lease] else { return }
        if node.parent == nil {
            state.lineages[node.lineage]?.ledger.lend(slice, for: action)
        } else {
            state.leases[lease]?.ledger?.lend(slice, for: action)
        }
    }

    /// What the child that `action` started did not use goes back to a lease.
    mutating func takeBack(
        _ action: ActionID, by lease: LeaseID, used: [Quantity: Int64], at now: Instant
    ) {
        guard let node = state.leases[lease] else { return }
        if node.parent == nil {
            state.lineages[node.lineage]?.ledger.takeBack(action, used: used, at: now)
        } else {
            state.leases[lease]?.ledger?.takeBack(action, used: used, at: now)
        }
    }

    /// A spawn was settled: without a child its slice goes back.
    mutating func endSpawn(_ action: ActionID, by lease: LeaseID, at now: Instant) {
        guard let lineage = state.leases[lease]?.lineage,
            let live = state.lineages[lineage]?.live
        else { return }
        let isThere = live.contains { state.leases[$0]?.spawn == action }
        if !isThere { takeBack(action, by: lease, used: [:], at: now) }
    }
}

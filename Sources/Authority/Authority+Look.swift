public import Agency

extension Authority {
    /// True when a lease, and all that it descends from, was given and has not ended.
    public func isLive(_ lease: LeaseID) -> Bool { chain(of: lease) != nil }

    /// True when a permitted action is not settled and its lineage may still act.
    public func mayProceed(_ action: ActionID) -> Bool {
        guard let lease = state.inFlight[action], let lineage = lineage(of: lease) else {
            return false
        }
        return lineage.state.standing == .active
    }

    /// The permitted, unsettled actions of a lineage.
    public func inFlight(of lineage: LineageID) -> [ActionID] {
        guard let ledger = state.lineages[lineage]?.ledger else { return [] }
        return ledger.held.keys.sorted()
    }

    /// The permitted, unsettled actions of one lease.
    public func inFlight(ofLease lease: LeaseID) -> [ActionID] {
        guard let lineage = state.leases[lease]?.lineage else { return [] }
        return inFlight(of: lineage).filter { state.inFlight[$0] == lease }
    }

    /// The leases of a lineage that have not ended.
    public func liveLeases(of lineage: LineageID) -> [LeaseID] {
        state.lineages[lineage]?.live ?? []
    }

    /// The asks whose time is over at `now`.
    public func overdue(at now: Instant) -> [ActionID] {
        state.asks.filter { $0.value.expires <= now && !$0.value.approved }.keys.sorted()
    }
}

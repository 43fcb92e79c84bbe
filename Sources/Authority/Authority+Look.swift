public import Agency

extension Authority {
    /// True when a lease was given and has not ended.
    public func isLive(_ lease: LeaseID) -> Bool { lineage(of: lease) != nil }

    /// True when a permitted action is not settled and its lineage may still act.
    public func mayProceed(_ action: ActionID) -> Bool {
        guard let lineage = state.inFlight[action] else { return false }
        return state.lineages[lineage]?.standing == .active
    }

    /// The permitted, unsettled actions of a lineage.
    public func inFlight(of lineage: LineageID) -> [ActionID] {
        state.inFlight.filter { $0.value == lineage }.keys.sorted()
    }

    /// The leases of a lineage that have not ended.
    public func liveLeases(of lineage: LineageID) -> [LeaseID] {
        state.leases.filter { $0.value.lineage == lineage && $0.value.ended == nil }.keys.sorted()
    }

    /// The asks whose time is over at `now`.
    public func overdue(at now: Instant) -> [ActionID] {
        state.asks.filter { $0.value.expires <= now && !$0.value.approved }.keys.sorted()
    }
}

import Agency
import Authority
import HumanDesk

extension LineageView {
    /// A lineage with its first lease as people see it; nil for an unknown one.
    init?(_ id: LineageID, _ lease: LeaseID, in authority: Authority, at now: Instant) {
        guard let lineage = authority.state.lineages[id],
            let mandate = authority.state.mandates[lineage.mandate]
        else { return nil }
        self.init(
            lineage: id, lease: lease, agent: lineage.agent, purpose: mandate.purpose,
            level: lineage.level, standing: Standing(lineage.standing),
            observing: lineage.observing, permitted: lineage.permitted, refused: lineage.refused,
            pending: authority.state.asks.values.count { $0.lineage == id },
            limits: lineage.ledger.views(at: now), findings: lineage.findings,
            began: lineage.began)
    }
}

extension LineageView.Standing {
    fileprivate init(_ standing: LineageState.Standing) {
        switch standing {
        case .active: self = .active
        case .frozen: self = .frozen
        case .stopped: self = .stopped
        case .ended: self = .ended
        }
    }
}

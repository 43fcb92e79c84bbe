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
        let gap = authority.gap(of: id, at: now)
        self.gap = gap > 0 ? gap : nil
        let live = lineage.live.compactMap { ChildView($0, lineage.level, in: authority) }
        children = live.isEmpty ? nil : live
    }
}

extension ChildView {
    /// A live lease as people see it; nil for a root.
    fileprivate init?(_ lease: LeaseID, _ highest: AutonomyLevel, in authority: Authority) {
        guard let state = authority.state.leases[lease], let parent = state.parent else {
            return nil
        }
        var level = min(highest, state.scope.level ?? highest)
        var expires = state.scope.expires
        var above = authority.state.leases[parent]
        while let node = above {
            level = min(level, node.scope.level ?? level)
            if let sooner = node.scope.expires { expires = min(expires ?? sooner, sooner) }
            above = node.parent.flatMap { authority.state.leases[$0] }
        }
        self.init(
            lease: lease, parent: parent, agent: state.agent, level: level, expires: expires)
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

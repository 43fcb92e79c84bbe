public import Agency
import Authority
public import HumanDesk
import Synchronization

extension Hall {
    /// What is left, and who holds it: of one lease with all above it, or of everything that the
    /// peer may see.
    public func limits(of lease: LeaseID?, for peer: Peer) throws -> [PurseView] {
        try checkKnown(peer)
        let now = clock()
        let authority = state.withLock { $0.authority }
        let sight = Sight(peer, in: authority)
        guard let lease else { return all(authority, sight, now) }
        guard let node = authority.state.leases[lease],
            sight.covers(node.lineage, in: authority)
        else { throw Refusal("no-lease", "no lease \(lease) is known; see tribune ps") }
        return authority.holders(of: lease).map { PurseView($0.holder, $0.ledger, now) }
    }

    private func all(_ authority: Authority, _ sight: Sight, _ now: Instant) -> [PurseView] {
        let accounts = authority.state.accounts.filter { sight.covers($0.key) }
            .map { ($0.key.text, $0.value) }.sorted { $0.0 < $1.0 }
        let lineages = authority.state.lineages
            .filter { !$0.value.live.isEmpty && sight.covers($0.key, in: authority) }
            .sorted { $0.key < $1.key }
        let own = lineages.flatMap { id, lineage in
            [(id.text, lineage.ledger)]
                + lineage.live.compactMap { lease in
                    authority.state.leases[lease]?.ledger.map { (lease.text, $0) }
                }
        }
        return (accounts + own).map { PurseView($0.0, $0.1, now) }
    }
}

extension PurseView {
    fileprivate init(_ holder: String, _ ledger: Ledger, _ now: Instant) {
        self.init(holder: holder, limits: ledger.views(at: now))
    }
}

extension Sight {
    /// True when an account is the peer's business.
    fileprivate func covers(_ account: Account) -> Bool {
        switch account {
        case .organisation: true
        case .team(let team): covers(team)
        case .agent: seesEverything
        }
    }
}

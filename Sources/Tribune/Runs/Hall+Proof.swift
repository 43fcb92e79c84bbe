public import Agency
import Authority
import Synchronization
import TransparencyLog

extension Hall {
    /// A signed proof of a lease, true for one lease period of its mandate.
    public func proof(of lease: LeaseID, for holder: String) -> LeaseToken? {
        guard Hexadecimal.bytes(holder)?.count == Ed25519.publicKeyBytes else { return nil }
        let now = clock()
        let claim = state.withLock { state -> LeaseClaim? in
            guard !state.isBroken, let node = state.authority.state.leases[lease],
                let lineage = state.authority.state.lineages[node.lineage],
                let mandate = state.authority.state.mandates[lineage.mandate]
            else { return nil }
            return state.authority.claim(
                of: lease, origin: log.key.name, holder: holder, from: now,
                until: now.advanced(by: mandate.leasePeriod))
        }
        guard let claim, let message = try? claim.message,
            let signature = try? leaseKey.sign(message)
        else { return nil }
        return LeaseToken(claim: claim, signature: Hexadecimal.text(signature))
    }
}

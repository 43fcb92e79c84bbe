import Agency
import Authority
import HumanDesk
import Synchronization
import TransparencyLog

/// Whether a loosening order counts (law 6).
struct OrderCheck {
    /// A signature is good for as many entries of the log after what its signer saw.
    static let entriesMax = 10_000
    let hall: Hall

    /// True when its signer saw every order on the lineage: what was signed before a freeze does not
    /// lift it, and no signature counts twice. Asked again under the lock that records.
    static func isFresh(_ order: Order, _ authority: Authority) -> Bool {
        guard let seen = order.seen else { return false }
        return (authority.state.lineages[order.lineage]?.lastOrder ?? -1) < seen
    }

    func check(_ order: Order, from peer: Peer) throws {
        guard case .person(_, let name?) = order.source else {
            throw Refusal("no-person", "only a named person may loosen; use --as NAME")
        }
        let (person, approvers) = hall.state.withLock { state in
            let authority = state.authority.state
            let digest = authority.lineages[order.lineage]?.mandate
            return (authority.people[name], digest.flatMap { authority.mandates[$0] }?.approvers)
        }
        guard let person, person.active, person.uid == peer.uid else {
            throw Refusal("other-user", "\(name) is not known, or speaks from another user")
        }
        guard approvers?.contains(name) == true else {
            throw Refusal("not-approver", "\(name) is not among the mandate's approvers")
        }
        let size = hall.log.nextIndex
        guard let seen = order.seen, seen <= size, size - seen <= Self.entriesMax else {
            throw Refusal("old-signature", "the order was signed too long ago; sign it again")
        }
        guard hall.state.withLock({ Self.isFresh(order, $0.authority) }) else {
            throw Refusal("old-signature", "the lineage got other orders since; look and sign again")
        }
        let signed = SignedOrder(
            origin: hall.log.key.name, lineage: order.lineage, change: order.change,
            person: name, seen: seen)
        guard Signatures.verify(order.signature, try signed.message, by: person) else {
            throw Refusal("bad-signature", "the signature is not \(name)'s for this order")
        }
    }
}

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
        let signed = SignedOrder(
            origin: hall.log.key.name, lineage: order.lineage, change: order.change,
            person: name, seen: seen)
        guard Signatures.verify(order.signature, try signed.message, by: person) else {
            throw Refusal("bad-signature", "the signature is not \(name)'s for this order")
        }
    }
}

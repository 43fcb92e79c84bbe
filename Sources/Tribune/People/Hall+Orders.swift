public import Agency
import Authority
public import HumanDesk
import Synchronization

extension Hall {
    /// Changes what a lineage may do. A stop acts first; what loosens must be signed by a person
    /// whom the mandate names.
    public func order(_ order: Order, from peer: Peer) async throws -> OrderReceipt {
        let began = clock()
        try checkKnown(peer)
        try checkLineage(order.lineage)
        if case .stop = order.change {
            return await stop(order.lineage, by: source(peer), since: began)
        }
        if order.change.loosens { try OrderCheck(hall: self).check(order, from: peer) }
        var recorded = order
        if !order.change.loosens { recorded.source = source(peer) }
        let final = recorded
        let index = try await durable { state, done in
            guard !final.change.loosens || OrderCheck.isFresh(final, state.authority) else {
                return nil
            }
            return state.record(.order(final), at: began, durable: done)
        }
        if case .hold = final.change { awaitErasures() }
        return OrderReceipt(
            index: index, proof: nil, confirmed: true, unknown: [],
            nanoseconds: clock().nanoseconds - began.nanoseconds)
    }

    private func checkLineage(_ lineage: LineageID) throws {
        guard state.withLock({ $0.authority.state.lineages[lineage] }) != nil else {
            throw Refusal("no-lineage", "no lineage \(lineage) is known; see tribune ps")
        }
    }

    private func source(_ peer: Peer) -> Order.Source {
        let name = state.withLock { state in
            state.authority.state.people.values.first { $0.active && $0.uid == peer.uid }?.name
        }
        return .person(uid: peer.uid, name: name)
    }
}

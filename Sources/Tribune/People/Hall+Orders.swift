public import Agency
import Authority
public import HumanDesk
import Synchronization

extension Hall {
    /// Changes what a lineage may do. A stop acts first; what loosens must be signed by people
    /// whom the mandate names, two of them where it says so.
    public func order(_ order: Order, from peer: Peer) async throws -> OrderReceipt {
        let began = clock()
        try checkKnown(peer)
        try checkLineage(order.lineage, for: peer)
        switch order.change {
        case .stop: return await stop(order.lineage, by: source(peer), since: began)
        case .revoke(let lease): return try await revoke(lease, of: order.lineage, peer, began)
        case .narrow, .widen:
            throw Refusal("no-mandate", "a correction brings its mandate; run: tribune correct")
        default: return try await record(order, with: nil, from: peer, since: began)
        }
    }

    /// Another mandate for a live lineage.
    public func correct(
        _ mandate: Mandate, by order: Order, from peer: Peer
    ) async throws -> OrderReceipt {
        let began = clock()
        try checkKnown(peer)
        try checkLineage(order.lineage, for: peer)
        let record = try CorrectionCheck(hall: self).check(mandate, order)
        return try await self.record(order, with: record, from: peer, since: began)
    }

    /// Records an order, and the mandate it brings, in one step. A loosening order that needs
    /// another person is only noted.
    private func record(
        _ order: Order, with mandate: MandateRecord?, from peer: Peer, since began: Instant
    ) async throws -> OrderReceipt {
        if order.change.loosens { try OrderCheck(hall: self).check(order, from: peer) }
        var final = order
        if !order.change.loosens { final.source = source(peer) }
        let wanted = final
        let isNoted = Mutex(false)
        let index = try await durable { state, done in
            guard !wanted.change.loosens || OrderCheck.isFresh(wanted, state.authority) else {
                return nil
            }
            guard let consent = state.missingConsent(wanted) else {
                if let mandate {
                    guard state.stillNarrows(wanted, to: mandate.mandate) else { return nil }
                    guard state.record(.mandate(mandate), at: began) != nil else { return nil }
                }
                return state.record(.order(state.agreed(wanted)), at: began, durable: done)
            }
            isNoted.withLock { $0 = true }
            return state.record(.consent(consent), at: began, durable: done)
        }
        if case .hold = wanted.change { awaitErasures() }
        let noted = isNoted.withLock { $0 }
        return OrderReceipt(
            index: index, proof: noted ? "noted: another approver must agree" : nil,
            confirmed: !noted, unknown: [], nanoseconds: clock().nanoseconds - began.nanoseconds)
    }

    private func revoke(
        _ lease: LeaseID, of lineage: LineageID, _ peer: Peer, _ began: Instant
    ) async throws -> OrderReceipt {
        guard state.withLock({ $0.authority.state.leases[lease]?.lineage }) == lineage else {
            throw Refusal("no-lease", "\(lineage) has no lease \(lease); see tribune limits")
        }
        let by = source(peer)
        let (recorded, record) = AsyncStream<Bool>.makeStream()
        let done = try await Worker.run { [self] in
            revoke(lease, by: by, at: began) { result in
                record.yield((try? result.get()) != nil)
                record.finish()
            }
        }
        let isRecorded =
            done.index == nil ? false : await recorded.first { _ in true } ?? false
        return OrderReceipt(
            index: isRecorded ? done.index : nil, proof: done.proof.text,
            confirmed: done.proof.confirmed, unknown: [],
            nanoseconds: clock().nanoseconds - began.nanoseconds)
    }

    private func checkLineage(_ lineage: LineageID, for peer: Peer) throws {
        let isKnown = state.withLock { state in
            state.authority.state.lineages[lineage] != nil
                && Sight(peer, in: state.authority).covers(lineage, in: state.authority)
        }
        guard isKnown else {
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

extension HallState {
    /// What to note when an order needs another person's word first; nil when it may be recorded.
    fileprivate func missingConsent(_ order: Order) -> ConsentRecord? {
        guard order.change.loosens, agreement(on: order) == nil,
            case .person(_, let name?) = order.source, let seen = order.seen,
            let signature = order.signature
        else { return nil }
        return ConsentRecord(
            lineage: order.lineage, change: order.change,
            consent: Consent(person: name, seen: seen, signature: signature))
    }

    /// False when another correction came between the look and the lock.
    fileprivate func stillNarrows(_ order: Order, to mandate: Mandate) -> Bool {
        guard case .narrow = order.change else { return true }
        guard let lineage = authority.state.lineages[order.lineage],
            let current = authority.state.mandates[lineage.mandate]
        else { return false }
        return Widening.of(mandate, over: current) == nil
    }

    /// The order with the other person's word, where two had to agree.
    fileprivate func agreed(_ order: Order) -> Order {
        var order = order
        if order.change.loosens { order.second = agreement(on: order)?.first }
        return order
    }
}

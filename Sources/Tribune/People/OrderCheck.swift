import Agency
import Authority
import HumanDesk
import Synchronization
import TransparencyLog

/// Whether a loosening order counts (law 6).
struct OrderCheck {
    let hall: Hall

    /// True when its signer saw every order on the lineage: what was signed before a freeze does
    /// not lift it, and no signature counts twice. Asked again under the lock that records.
    static func isFresh(_ order: Order, _ authority: Authority) -> Bool {
        guard let seen = order.seen else { return false }
        return (authority.state.lineages[order.lineage]?.lastOrder ?? -1) < seen
    }

    func check(_ order: Order, from peer: Peer) throws {
        guard case .person(_, let name?) = order.source else {
            throw Refusal("no-person", "only a named person may loosen; use --as NAME")
        }
        let (person, lineage, mandate, isAlive) = try facts(order, name)
        try checkStanding(of: lineage, isAlive: isAlive, for: order.change)
        guard person.active, person.uid == peer.uid else {
            throw Refusal("other-user", "\(name) is not known, or speaks from another user")
        }
        guard hall.state.withLock({ Sight.mayAnswer(name, for: lineage.agent, in: $0.authority) })
        else { throw Refusal("other-team", "\(lineage.agent) is of another team than \(name)'s") }
        guard mandate.approvers.contains(name) else {
            throw Refusal("not-approver", "\(name) is not among the mandate's approvers")
        }
        guard let seen = order.seen, seen <= hall.log.nextIndex,
            hall.state.withLock({ Self.isFresh(order, $0.authority) })
        else {
            throw Refusal(
                "old-signature", "the lineage got other orders since; look and sign again")
        }
        let signed = SignedOrder(
            origin: hall.log.key.name, lineage: order.lineage, change: order.change,
            person: name, seen: seen)
        guard Signatures.verify(order.signature, try signed.message, by: person) else {
            throw Refusal("bad-signature", "the signature is not \(name)'s for this order")
        }
        try checkLevel(of: lineage, under: mandate, for: order.change)
    }

    private func facts(
        _ order: Order, _ name: PersonName
    ) throws -> (PersonRecord, LineageState, Mandate, isAlive: Bool) {
        try hall.state.withLock { state in
            let authority = state.authority.state
            let isAlive = !state.authority.liveLeases(of: order.lineage).isEmpty
            guard let person = authority.people[name] else {
                throw Refusal("no-person", "\(name) is not known; run: tribune person add")
            }
            guard let lineage = authority.lineages[order.lineage],
                let mandate = authority.mandates[lineage.mandate]
            else { throw Refusal("no-lineage", "no lineage \(order.lineage) is known") }
            return (person, lineage, mandate, isAlive)
        }
    }

    /// An order that would change nothing is refused, so that nobody believes it did.
    private func checkStanding(
        of lineage: LineageState, isAlive: Bool, for change: Order.Change
    ) throws {
        switch (change, lineage.standing) {
        case (.pin, _): return
        case (.release, _):
            guard lineage.isHeld == true else {
                throw Refusal("not-held", "no legal hold is on the lineage")
            }
        case (_, .stopped):
            throw Refusal("stopped", "the lineage was stopped, and stopped stays stopped")
        case (_, .ended): throw Refusal("ended", "the lineage has ended; run the agent again")
        case (.resume, .active): throw Refusal("not-frozen", "the lineage is not frozen")
        case (.raise, .frozen) where !isAlive:
            throw Refusal("ended", "the lineage's cell ended with its lease; run the agent again")
        default: return
        }
    }

    private func checkLevel(
        of lineage: LineageState, under mandate: Mandate, for change: Order.Change
    ) throws {
        guard case .raise(let level) = change else { return }
        guard level <= mandate.level else {
            throw Refusal("above-mandate", "the mandate allows L\(mandate.level.rawValue) at most")
        }
        guard level > lineage.level else {
            throw Refusal(
                "not-lower", "the lineage is at L\(lineage.level.rawValue), which is not lower")
        }
        let missing = hall.state.withLock {
            $0.authority.missingGates(
                for: level, of: lineage.agent, under: mandate, at: hall.clock())
        }
        guard missing.isEmpty else {
            let gates = missing.map(\.text).joined(separator: ", ")
            throw Refusal("gates", "not shown, or expired: \(gates); see tribune vouch")
        }
    }
}

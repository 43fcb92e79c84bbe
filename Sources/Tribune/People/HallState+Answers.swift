import Agency
import Authority

extension HallState {
    /// True when an answer, with those before it, is the word of enough people.
    func isEnough(for ask: ActionID, with answer: AnswerRecord) -> Bool {
        guard let pending = authority.state.asks[ask], let person = answer.person,
            let lineage = authority.state.lineages[pending.lineage],
            let mandate = authority.state.mandates[lineage.mandate]
        else { return false }
        return authority.suffices(
            pending.consents + [person], toApprove: pending.effect, under: mandate)
    }

    /// The word of somebody else that, with this order, is enough; nil when it is not. `others` is
    /// empty when one person suffices.
    func agreement(on order: Order) -> [Consent]? {
        guard case .person(_, let name?) = order.source,
            let lineage = authority.state.lineages[order.lineage],
            let mandate = authority.state.mandates[lineage.mandate]
        else { return nil }
        // Whoever widens could take away what asks for two.
        let needsTwo =
            if case .widen = order.change { mandate.autonomy?.twoForEffects.isEmpty == false } else
            {
                false
            }
        if !needsTwo, authority.suffices([name], toApprove: nil, under: mandate) { return [] }
        let wanting = lineage.consents.filter { record in
            record.change == order.change && record.consent.person != name
                && lineage.lastOrder < record.consent.seen
        }
        let second = wanting.last { record in
            authority.suffices([name, record.consent.person], toApprove: nil, under: mandate)
        }
        return second.map { [$0.consent] }
    }
}

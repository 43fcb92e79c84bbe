import Agency
import Authority
import HumanDesk
import Synchronization
import TransparencyLog

/// Whether an answer counts: the person is known, speaks from their own user, is named by the
/// mandate, signed exactly this answer, and saw exactly what would be done.
struct AnswerCheck {
    let hall: Hall

    func check(_ ask: ActionID, _ answer: AnswerRecord, from peer: Peer) throws {
        let (pending, person, approvers) = try facts(ask, answer)
        guard hall.clock() < pending.expires else {
            throw Refusal("too-late", "ask \(ask) is over since \(pending.expires.nanoseconds) ns")
        }
        guard answer.ask == ask else {
            throw Refusal("other-ask", "the answer is for ask \(answer.ask), not \(ask)")
        }
        guard person.uid == peer.uid else {
            throw Refusal("other-user", "\(person.name) speaks from another user than \(peer.uid)")
        }
        guard approvers.contains(person.name) else {
            let names = approvers.map(\.text).joined(separator: ", ")
            throw Refusal("not-approver", "the mandate's approvers are: \(names)")
        }
        guard let shown = answer.shown, shown == pending.shown else {
            throw Refusal("other-content", "it is not what was displayed; look at it again")
        }
        try verify(answer, shown, person)
    }

    private func facts(
        _ ask: ActionID, _ answer: AnswerRecord
    ) throws -> (PendingAsk, PersonRecord, [PersonName]) {
        try hall.state.withLock { state in
            let authority = state.authority.state
            guard let pending = authority.asks[ask], state.waiting[ask] != nil else {
                throw Refusal("no-ask", "ask \(ask) does not wait any more; see approvals")
            }
            guard let name = answer.person, let person = authority.people[name], person.active
            else {
                throw Refusal("no-person", "that person is not known; run: tribune person add")
            }
            guard let lineage = authority.lineages[pending.lineage],
                Sight.mayAnswer(name, for: lineage.agent, in: state.authority)
            else { throw Refusal("other-team", "the agent is of another team than \(name)'s") }
            guard !pending.consents.contains(name) else {
                throw Refusal("said-already", "\(name) agreed already; another person must")
            }
            let digest = authority.lineages[pending.lineage]?.mandate
            let mandate = digest.flatMap { authority.mandates[$0] }
            return (pending, person, mandate?.approvers ?? [])
        }
    }

    private func verify(_ answer: AnswerRecord, _ shown: Digest, _ person: PersonRecord) throws {
        guard answer.decision == .approve || answer.decision == .deny else {
            throw Refusal("bad-answer", "an answer is approve or deny")
        }
        let signed = SignedAnswer(
            origin: hall.log.key.name, ask: answer.ask, decision: answer.decision, shown: shown,
            person: person.name)
        guard Signatures.verify(answer.signature, try signed.message, by: person) else {
            throw Refusal("bad-signature", "the signature is not \(person.name)'s for this answer")
        }
    }
}

import Agency
import StrictJSON
import TransparencyLog

/// Law 6: what people say counts only signed, by those who may say it, and by two where two must.
extension Auditor {
    func check(_ order: Order, at now: Instant, _ tally: inout Tally) throws {
        guard let lineage = lineages[order.lineage], let mandate = mandates[lineage.mandate]
        else { throw broken(6, "an order on nobody") }
        tally.look(6)
        if case .narrow(let digest) = order.change, let new = mandates[digest] {
            try checkNarrower(new, mandate)
        }
        guard order.change.loosens else { return }
        guard case .person(_, let name?) = order.source, let seen = order.seen else {
            throw broken(6, "\(order.source) loosens: \(order.change)")
        }
        var people = [name]
        try check(name, seen, order.signature, order, lineage)
        if let second = order.second {
            try check(second.person, second.seen, second.signature, order, lineage)
            people.append(second.person)
        }
        guard suffices(people, nil, mandate) else {
            throw broken(6, "\(people) are not enough for \(order.change)")
        }
        if case .raise(let level) = order.change {
            guard level <= mandate.level, shown(upTo: level, lineage.agent, mandate, now) else {
                throw broken(6, "raised above the mandate, or above what was shown")
            }
        }
        switch order.change {
        case .pin, .release: break
        default:
            tally.look(5)
            guard !lineage.isStopped else { throw broken(5, "\(order.change) after a stop") }
        }
    }

    private func shown(
        upTo level: AutonomyLevel, _ agent: AgentName, _ mandate: Mandate, _ now: Instant
    ) -> Bool {
        let gates = AutonomyLevel.allCases.filter { $0 <= level }
            .flatMap { mandate.autonomy?.gates[$0] ?? [] }
        return gates.allSatisfy { gate in
            guard let proof = evidence[agent]?[gate] else { return false }
            return proof.isMet && proof.expires > now
        }
    }

    private func check(
        _ name: PersonName, _ seen: Int, _ signature: String?, _ order: Order,
        _ lineage: ModelLineage
    ) throws {
        guard seen > lineage.lastOrder else {
            throw broken(6, "\(name) had not seen order \(lineage.lastOrder)")
        }
        let signed = SignedOrder(
            origin: origin, lineage: order.lineage, change: order.change, person: name, seen: seen)
        try check(name, signature, try signed.message, for: lineage)
    }

    /// A known, active approver of the right team signed it.
    private func check(
        _ name: PersonName, _ signature: String?, _ message: [UInt8], for lineage: ModelLineage
    ) throws {
        guard mandates[lineage.mandate]?.approvers.contains(name) == true else {
            throw broken(6, "\(name) is no approver")
        }
        try check(name, signature, message, agent: lineage.agent)
    }

    private func check(
        _ name: PersonName, _ signature: String?, _ message: [UInt8], agent: AgentName
    ) throws {
        guard let person = people[name], person.active, mayAnswer(name, agent) else {
            throw broken(6, "\(name) is not known, or of another team")
        }
        guard let signature, Citizen.isSigned(signature, message, by: person) else {
            throw broken(6, "\(name) did not sign that")
        }
    }

    private func mayAnswer(_ name: PersonName, _ agent: AgentName) -> Bool {
        guard let charter = charter?.charter, let team = team(of: agent) else { return true }
        return charter.stewards.contains(name)
            || charter.teams[team]?.people.contains(name) == true
    }

    /// Two where the mandate says so, and never the owner alone.
    private func suffices(
        _ names: [PersonName], _ effect: EffectClass?, _ mandate: Mandate
    ) -> Bool {
        let agreeing = Set(names.filter(mandate.approvers.contains))
        guard let terms = mandate.autonomy else { return agreeing.count >= 1 }
        if agreeing.allSatisfy({ $0 == terms.owner }) { return false }
        let needsTwo = effect.map(terms.twoForEffects.contains) ?? terms.twoForOrders
        return agreeing.count >= (needsTwo ? 2 : 1)
    }

    /// A correction without signature allows nothing that was not allowed.
    private func checkNarrower(_ new: Mandate, _ old: Mandate) throws {
        let hasLimits = old.limits.allSatisfy { limit in
            new.limits.contains {
                $0.quantity == limit.quantity && $0.period == limit.period && $0.max <= limit.max
            }
        }
        let tools = { (mandate: Mandate) in
            Set(mandate.servers.flatMap { server in server.value.tools.keys.map { $0 } })
        }
        guard new.level <= old.level, hasLimits, tools(new).isSubset(of: tools(old)),
            new.approvers == old.approvers, new.autonomy == old.autonomy,
            new.spawn == nil || new.spawn == old.spawn,
            new.policies == old.policies || old.policies.isEmpty
        else { throw broken(6, "a correction that widens, without a signature") }
    }

    func check(_ answer: AnswerRecord, at now: Instant, _ tally: inout Tally) throws {
        guard answer.decision == .approve || answer.decision == .consent else { return }
        tally.look(6)
        guard let pending = asks[answer.ask.index], let lineage = lineages[pending.lineage],
            let mandate = mandates[lineage.mandate], let name = answer.person,
            let shown = answer.shown, shown == pending.intent.shown
        else { throw broken(6, "an answer to nothing, or to something else") }
        guard now < pending.expires else { throw broken(6, "an answer after its time") }
        let signed = SignedAnswer(
            origin: origin, ask: answer.ask, decision: .approve, shown: shown, person: name)
        try check(name, answer.signature, try signed.message, for: lineage)
        guard !pending.people.contains(name) else {
            throw broken(6, "\(name) counts twice")
        }
        let effect = mandate.effect(
            of: pending.intent.verb, pending.intent.server, pending.intent.target)
        let isEnough = suffices(pending.people + [name], effect, mandate)
        guard isEnough == (answer.decision == .approve) else {
            throw broken(6, "\(pending.people) and \(name): \(answer.decision)")
        }
    }

    func check(_ record: AllowanceRecord, at now: Instant, _ tally: inout Tally) throws {
        tally.look(6)
        guard let lineage = lineages[record.lineage], let mandate = mandates[lineage.mandate],
            (1...1000).contains(record.count), record.expires > now,
            record.expires <= now.advanced(by: .seconds(7 * 86_400)),
            record.seen > lineage.lastOrder
        else { throw broken(6, "an allowance without bounds") }
        let signed = SignedAllowance(origin: origin, allowance: record)
        try check(record.person, record.signature, try signed.message, for: lineage)
        let effects: [EffectClass] =
            switch record.scope {
            case .act: EffectClass.allCases
            case .target(let verb, let server, let target):
                [mandate.effect(of: verb, server, target)]
            case .effect(let effect, _): [effect]
            }
        guard effects.allSatisfy({ suffices([record.person], $0, mandate) }) else {
            throw broken(6, "\(record.person) alone allows what two must")
        }
    }

    func check(_ record: CharterRecord, _ tally: inout Tally) throws {
        guard let before = charter, !before.charter.stewards.isEmpty else { return }
        tally.look(6)
        var names: Set<PersonName> = []
        for consent in record.stewards {
            let signed = SignedCharter(
                origin: origin, charter: record.digest, before: before.digest,
                person: consent.person, seen: consent.seen)
            guard before.charter.stewards.contains(consent.person),
                let person = people[consent.person], person.active,
                Citizen.isSigned(consent.signature, try signed.message, by: person)
            else { throw broken(6, "\(consent.person) is no steward who signed this") }
            names.insert(consent.person)
        }
        guard names.count >= 2 else { throw broken(6, "one steward changes the charter") }
    }

    func check(_ record: EvidenceRecord, _ tally: inout Tally) throws {
        tally.look(6)
        let signed = SignedEvidence(origin: origin, evidence: record)
        try check(record.person, record.signature, try signed.message, agent: record.agent)
    }
}

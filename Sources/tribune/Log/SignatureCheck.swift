import Agency
import TransparencyLog

/// Checks offline, from the leaves alone, that every answer and every loosening order was signed
/// by a person whom the mandate names, over exactly what was shown.
struct SignatureCheck {
    /// Answers of people that were checked.
    private(set) var answers = 0
    /// Loosening orders, allowances, vouchers and charters that were checked.
    private(set) var orders = 0
    /// What is wrong, a sentence each.
    private(set) var problems: [String] = []

    private let origin: String
    /// The origins of the logs that entries were copied from, by how many were.
    private let earlier: [(size: Int, origin: String)]
    private var people: [PersonName: PersonRecord] = [:]
    private var approvers: [Digest: [PersonName]] = [:]
    private var lineages: [LineageID: Digest] = [:]
    private var leases: [LeaseID: LineageID] = [:]
    private var charter: CharterRecord?
    private var asks: [ActionID: (lineage: LineageID?, shown: Digest?)] = [:]

    /// A check of the log of `origin`, whose first entries came from the logs in `earlier`.
    init(origin: String, earlier: [(size: Int, origin: String)] = []) {
        self.origin = origin
        self.earlier = earlier.sorted { $0.size < $1.size }
    }

    /// Signatures are over the origin of the log that they were made for.
    private func origin(at index: Int) -> String {
        earlier.first { index < $0.size }?.origin ?? origin
    }

    /// Takes the log's leaves in order.
    mutating func take(_ leaf: [UInt8], at index: Int) {
        do {
            try take(Entry(leaf: leaf).body, at: index)
        } catch {
            problems.append(Escaped.line("entry \(index): \(error)"))
        }
    }

    /// Compares the people's newest keys with keys that lie on this machine.
    mutating func compare(_ keys: [String: String]) {
        for (name, key) in keys.sorted(by: { $0.key < $1.key }) {
            guard let person = people.values.first(where: { $0.name.text == name }),
                person.active, person.publicKey != key
            else { continue }
            problems.append("the log has another public key of \(name) than the one here, \(key)")
        }
    }

    private mutating func take(_ body: EntryBody, at index: Int) throws {
        switch body {
        case .person(let person): people[person.name] = person
        case .mandate(let record): approvers[record.digest] = record.mandate.approvers
        case .lease(let lease):
            leases[lease.lease] = lease.lineage
            lineages[lease.lineage] = lease.mandate
        case .intent(let intent) where intent.verdict == .ask:
            asks[ActionID(index)] = (leases[intent.lease], intent.shown)
        case .answer(let answer) where answer.person != nil: try check(answer, at: index)
        case .order(let order):
            if order.change.loosens { try check(order, at: index) }
            switch order.change {
            case .narrow(let digest), .widen(let digest): lineages[order.lineage] = digest
            default: break
            }
        case .consent(let record):
            orders += 1
            try check(record.consent, record.change, of: record.lineage, at: index)
        case .allowance(let record): try check(record, at: index)
        case .evidence(let record): try check(record, at: index)
        case .charter(let record): try check(record, at: index)
        default: break
        }
    }

    private mutating func check(_ answer: AnswerRecord, at index: Int) throws {
        answers += 1
        guard let name = answer.person, let shown = answer.shown, let ask = asks[answer.ask] else {
            return report(index, "an answer without a person, a digest or an ask before it")
        }
        guard ask.shown == shown else {
            return report(index, "\(name) answered to something else than was asked")
        }
        // Of two who must agree, the first signed an approval too.
        let said = answer.decision == .consent ? .approve : answer.decision
        let message = try SignedAnswer(
            origin: origin(at: index), ask: answer.ask, decision: said, shown: shown, person: name
        ).message
        check(name, answer.signature, message, lineage: ask.lineage, at: index)
    }

    private mutating func check(_ order: Order, at index: Int) throws {
        orders += 1
        guard case .person(_, let name?) = order.source, let seen = order.seen else {
            return report(index, "a loosening order that no named person gave")
        }
        let message = try SignedOrder(
            origin: origin(at: index), lineage: order.lineage, change: order.change, person: name,
            seen: seen
        ).message
        check(name, order.signature, message, lineage: order.lineage, at: index)
        if let second = order.second {
            if second.person == name { report(index, "\(name) counts as two people") }
            try check(second, order.change, of: order.lineage, at: index)
        }
    }

    private mutating func check(
        _ consent: Consent, _ change: Order.Change, of lineage: LineageID, at index: Int
    ) throws {
        let message = try SignedOrder(
            origin: origin(at: index), lineage: lineage, change: change, person: consent.person,
            seen: consent.seen
        ).message
        check(consent.person, consent.signature, message, lineage: lineage, at: index)
    }

    private mutating func check(_ allowance: AllowanceRecord, at index: Int) throws {
        orders += 1
        let message = try SignedAllowance(origin: origin(at: index), allowance: allowance).message
        check(
            allowance.person, allowance.signature, message, lineage: allowance.lineage, at: index)
    }

    private mutating func check(_ evidence: EvidenceRecord, at index: Int) throws {
        orders += 1
        let message = try SignedEvidence(origin: origin(at: index), evidence: evidence).message
        isSigned(evidence.person, evidence.signature, message, at: index)
    }

    private mutating func check(_ record: CharterRecord, at index: Int) throws {
        orders += 1
        defer { charter = record }
        guard let before = charter, !before.charter.stewards.isEmpty else { return }
        var names: Set<PersonName> = []
        for consent in record.stewards {
            let message = try SignedCharter(
                origin: origin(at: index), charter: record.digest, before: before.digest,
                person: consent.person, seen: consent.seen
            ).message
            guard before.charter.stewards.contains(consent.person) else {
                report(index, "\(consent.person) was no steward")
                continue
            }
            if isSigned(consent.person, consent.signature, message, at: index) {
                names.insert(consent.person)
            }
        }
        if names.count < min(2, before.charter.stewards.count) {
            report(index, "a charter that two stewards did not sign")
        }
    }

    private mutating func check(
        _ name: PersonName, _ signature: String?, _ message: [UInt8], lineage: LineageID?,
        at index: Int
    ) {
        guard isSigned(name, signature, message, at: index) else { return }
        let named = lineage.flatMap { lineages[$0] }.flatMap { approvers[$0] } ?? []
        guard named.contains(name) else {
            return report(index, "\(name) is not among the mandate's approvers")
        }
    }

    @discardableResult
    private mutating func isSigned(
        _ name: PersonName, _ signature: String?, _ message: [UInt8], at index: Int
    ) -> Bool {
        guard let person = people[name], person.active,
            let key = Hexadecimal.bytes(person.publicKey)
        else {
            report(index, "\(name) was not known when this was recorded")
            return false
        }
        guard let bytes = signature.flatMap(Hexadecimal.bytes),
            Ed25519.verify(bytes, of: message, publicKey: key)
        else {
            report(index, "the signature is not \(name)'s over what is recorded")
            return false
        }
        return true
    }

    private mutating func report(_ index: Int, _ what: String) {
        problems.append("entry \(index): \(what)")
    }
}

import Agency
import TransparencyLog

/// Checks offline, from the leaves alone, that every answer and every loosening order was signed
/// by a person whom the mandate names, over exactly what was shown.
struct SignatureCheck {
    /// Answers of people that were checked.
    private(set) var answers = 0
    /// Loosening orders that were checked.
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
        case .answer(let answer) where answer.decision == .approve || answer.decision == .deny:
            try check(answer, at: index)
        case .order(let order) where order.change.loosens: try check(order, at: index)
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
        let message = try SignedAnswer(
            origin: origin(at: index), ask: answer.ask, decision: answer.decision, shown: shown,
            person: name
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
    }

    private mutating func check(
        _ name: PersonName, _ signature: String?, _ message: [UInt8], lineage: LineageID?,
        at index: Int
    ) {
        guard let person = people[name], person.active,
            let key = Hexadecimal.bytes(person.publicKey)
        else { return report(index, "\(name) was not known when this was recorded") }
        guard let bytes = signature.flatMap(Hexadecimal.bytes),
            Ed25519.verify(bytes, of: message, publicKey: key)
        else { return report(index, "the signature is not \(name)'s over what is recorded") }
        let named = lineage.flatMap { lineages[$0] }.flatMap { approvers[$0] } ?? []
        guard named.contains(name) else {
            return report(index, "\(name) is not among the mandate's approvers")
        }
    }

    private mutating func report(_ index: Int, _ what: String) {
        problems.append("entry \(index): \(what)")
    }
}

import Agency
import Glibc
import HumanDesk

/// A person loosens: signs the change, with the size of the log that was seen.
struct Loosening {
    let lineage: LineageID
    let person: PersonName?

    /// Signs `change` and sends it, with the mandate it names if it names one. Throws when it is
    /// refused.
    func order(
        _ change: Order.Change, with mandate: Mandate? = nil, over client: PeopleClient,
        _ places: Places
    ) throws {
        guard case .log(let log) = try client.ask(.log) else { throw PeopleClient.unexpected }
        let key = try Signer.key(as: person, among: nil, in: places)
        let message = try SignedOrder(
            origin: log.origin, lineage: lineage, change: change, person: key.person,
            seen: log.size
        ).message
        let order = Order(
            lineage: lineage, change: change, source: .person(uid: geteuid(), name: key.person),
            seen: log.size, signature: try key.sign(message))
        let request =
            mandate.map { PeopleRequest.correct(mandate: $0, order: order) } ?? .order(order)
        guard case .receipt(let receipt) = try client.ask(request) else {
            throw PeopleClient.unexpected
        }
        if let proof = receipt.proof { return Output.line("\(Escaped.line(proof))") }
        let entry = receipt.index.map { "entry \($0)" } ?? "NOT RECORDED"
        Output.line("\(OrderText.change(change)) on \(lineage), signed by \(key.person); \(entry)")
    }
}

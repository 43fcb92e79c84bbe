import Agency
import Glibc
import HumanDesk

/// A person tightens: nobody needs to sign that, so anyone on the people's socket may.
enum Tightening {
    /// Sends `change`, with the mandate it names if it names one. Throws when it is refused.
    static func order(
        _ change: Order.Change, on lineage: LineageID, with mandate: Mandate? = nil,
        over client: PeopleClient, json: Bool = false
    ) throws {
        let order = Order(
            lineage: lineage, change: change, source: .person(uid: geteuid(), name: nil))
        let request =
            mandate.map { PeopleRequest.correct(mandate: $0, order: order) } ?? .order(order)
        guard case .receipt(let receipt) = try client.ask(request) else {
            throw PeopleClient.unexpected
        }
        if json { return Output.line(try JSONText.line(receipt)) }
        let entry = receipt.index.map { "entry \($0)" } ?? "NOT RECORDED"
        let proof = receipt.proof.map { ": \(Escaped.line($0))" } ?? ""
        Output.line("\(OrderText.change(change)) on \(lineage)\(proof); \(entry)")
        guard receipt.confirmed else {
            throw ClientFailure(ExitStatus.refused, "its end is NOT CONFIRMED; see tribune ps")
        }
    }
}

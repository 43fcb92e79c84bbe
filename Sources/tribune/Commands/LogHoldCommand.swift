import Agency
import ArgumentParser
import Glibc
import HumanDesk

/// Keeps what an agent sent and got from being erased.
struct LogHoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Legal hold: nothing of a lineage is erased until it is released.")

    @Argument(help: "The lineage, as tribune ps --all shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    func run() throws {
        let order = Order(
            lineage: lineage, change: .hold, source: .person(uid: geteuid(), name: nil))
        guard case .receipt(let receipt) = try Daemon.connect().ask(.order(order)) else {
            throw PeopleClient.unexpected
        }
        let entry = receipt.index.map { "entry \($0)" } ?? "NOT RECORDED"
        Output.line("what \(lineage) sent and got is held; \(entry)")
    }
}

import Agency
import ArgumentParser
import Glibc
import HumanDesk

/// Stops a lineage for good.
struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop an agent and all its descendants, for good.")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID?

    @Flag(help: "Every lineage that is not stopped yet.")
    var all = false

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        guard all != (lineage != nil) else {
            throw ValidationError("Name one lineage, or --all")
        }
    }

    func run() throws {
        let client = try Daemon.connect()
        // One that cannot be stopped must not save the others.
        let failures = try lineages(client).compactMap { lineage in
            do {
                return try stop(lineage, client) ? nil : ExitCode(ExitStatus.refused) as any Error
            } catch {
                Output.error("tribune: \(lineage): \(error)")
                return error
            }
        }
        if let failure = failures.first as? ClientFailure { throw ExitCode(failure.status) }
        if let failure = failures.first { throw failure }
    }

    /// Stops one lineage; whether its end is confirmed.
    private func stop(_ lineage: LineageID, _ client: PeopleClient) throws -> Bool {
        let order = Order(
            lineage: lineage, change: .stop, source: .person(uid: geteuid(), name: nil))
        guard case .receipt(let receipt) = try client.ask(.order(order)) else {
            throw PeopleClient.unexpected
        }
        Output.line(
            reading.json
                ? try JSONText.line(receipt) : ReceiptText.line(receipt, stopping: lineage))
        return receipt.confirmed
    }

    private func lineages(_ client: PeopleClient) throws -> [LineageID] {
        if let lineage { return [lineage] }
        guard case .lineages(let views) = try client.ask(.lineages(max: 10_000)) else {
            throw PeopleClient.unexpected
        }
        let running = views.filter { $0.standing == .active || $0.standing == .frozen }
        if running.isEmpty, !reading.json { Output.line("nothing runs") }
        return running.map(\.lineage)
    }
}

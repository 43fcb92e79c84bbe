import ArgumentParser
import HumanDesk

/// Replaces the daemon by the program that is installed now.
struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Replace the daemon by the program installed now; no agent is ended.")

    func run() throws {
        guard let client = try Daemon().connectIfRunning() else {
            return Output.line("no daemon runs; the next command starts the one installed now")
        }
        guard case .done = try client.ask(.upgrade) else { throw PeopleClient.unexpected }
        Output.line("the daemon is being replaced; agents go on")
    }
}

import ArgumentParser
import HumanDesk

/// Ends the daemon.
struct ShutdownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shutdown", abstract: "End the daemon in order; agents are stopped first.")

    func run() throws {
        guard let client = try Daemon().connectIfRunning() else {
            return Output.line("no daemon runs")
        }
        guard case .done = try client.ask(.shutDown) else { throw PeopleClient.unexpected }
        // The daemon closes the connection last of all.
        while try client.nextLine() != nil {}
        Output.line("the daemon has ended")
    }
}

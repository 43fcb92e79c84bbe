import ArgumentParser
import HumanDesk

/// Replaces the daemon by the program that is installed now.
struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Replace the daemon by the program installed now; no agent is ended.")

    func run() throws {
        let daemon = try Daemon()
        guard let client = try daemon.connectIfRunning() else {
            return Output.line("no daemon runs; the next command starts the one installed now")
        }
        guard case .done = try client.ask(.upgrade) else { throw PeopleClient.unexpected }
        // The daemon of before closes the connection when it goes.
        while try client.nextLine() != nil {}
        for _ in 0..<Self.attemptsMax {
            if let next = try? daemon.connectIfRunning(), case .log? = try? next.ask(.log) {
                return Output.line("the daemon was replaced; agents go on")
            }
            Clock.pause(milliseconds: 10)
        }
        throw ClientFailure(
            ExitStatus.unreachable,
            "the daemon did not come back; \(daemon.places.daemonLog) says why")
    }

    /// A hundredth of a second each.
    private static let attemptsMax = 6000
}

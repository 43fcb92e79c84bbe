import ArgumentParser
import HumanDesk

/// Makes a house of a backup, or confirms what one may spend.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a new house of a backup: every agent is frozen, every budget unknown.",
        discussion: """
            The daemon of the house must not run, and its state folder must not exist: move the old
            one away. What happened after the backup is not in it, a stop included; so nothing of it
            runs on. The new log has another origin, which every client accepts by itself (tribune
            log accept), and nothing is permitted until what is left was confirmed.
            """)

    @Argument(help: "The backup's folder.")
    var backup: String?

    @Flag(help: "After a restore: what the caps have left is right.")
    var confirm = false

    func run() throws {
        switch (backup, confirm) {
        case (let backup?, false): try restore(Files.absolute(backup))
        case (nil, true):
            guard case .done = try Daemon.connect().ask(.confirmRestore) else {
                throw PeopleClient.unexpected
            }
            Output.line("confirmed")
        default: throw ValidationError("name a backup, or say --confirm")
        }
    }

    /// The daemon's program does it: it alone makes keys and writes logs.
    private func restore(_ backup: String) throws {
        let daemon = try Daemon()
        guard try daemon.connectIfRunning() == nil else {
            throw ClientFailure(
                ExitStatus.refused, "the daemon of \(daemon.places.home) runs; tribune shutdown")
        }
        let program = try Daemon.program()
        let words = [program] + daemon.arguments + ["--restore", backup]
        throw ClientFailure(
            ExitStatus.unreachable, "\(program) cannot be run: \(ChildProcess.become(words))")
    }
}

import ArgumentParser

/// Runs the daemon in the foreground.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the daemon in the foreground (other commands start it by themselves).")

    @Argument(parsing: .captureForPassthrough, help: "Arguments for tribuned.")
    var arguments: [String] = []

    func run() throws {
        let daemon = try Daemon()
        try Files.makeFolder(daemon.places.home, mode: 0o700)
        let program = try Daemon.program()
        let why = ChildProcess.become([program] + daemon.arguments + arguments)
        throw ClientFailure(ExitStatus.unreachable, "\(program) cannot be run: \(why)")
    }
}

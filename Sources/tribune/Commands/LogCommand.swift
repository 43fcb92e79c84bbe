import ArgumentParser

/// Reads and verifies the log.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show, follow, verify and prove what was recorded.",
        subcommands: [
            LogShowCommand.self, LogFollowCommand.self, LogVerifyCommand.self,
            LogProveCommand.self, LogEraseCommand.self, LogHoldCommand.self,
            LogReleaseCommand.self, LogAcceptCommand.self,
        ])
}

import ArgumentParser

/// The organisation's charter.
struct CharterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charter",
        abstract: "What holds for all agents: caps, teams, prices and red lines.",
        subcommands: [
            CharterCheckCommand.self, CharterSignCommand.self, CharterSetCommand.self,
            CharterShowCommand.self,
        ])
}

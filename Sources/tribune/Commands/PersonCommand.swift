import ArgumentParser

/// The people who may answer and loosen.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Make people known, who may answer, stop and loosen.",
        subcommands: [PersonAddCommand.self, PersonListCommand.self])
}

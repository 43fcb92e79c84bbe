import ArgumentParser

/// Cedar policies.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Work with Cedar policies.",
        subcommands: [RunTestsCommand.self])
}

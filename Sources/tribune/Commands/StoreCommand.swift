import ArgumentParser

/// Where the log lies.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Move the log between files and a database.",
        subcommands: [StoreMigrateCommand.self])
}

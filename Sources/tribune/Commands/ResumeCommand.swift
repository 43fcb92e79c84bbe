import Agency
import ArgumentParser

/// Lets a frozen lineage go on.
struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let a frozen agent go on (signed).")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    func run() throws {
        let client = try Daemon.connect()
        try Loosening(lineage: lineage, person: person).order(.resume, over: client, Places())
    }
}

import Agency
import ArgumentParser

/// Ends a legal hold.
struct LogReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "End a legal hold (signed).")

    @Argument(help: "The lineage that is held.", transform: Wanted.lineage)
    var lineage: LineageID

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    func run() throws {
        let client = try Daemon.connect()
        try Loosening(lineage: lineage, person: person).order(.release, over: client, Places())
    }
}

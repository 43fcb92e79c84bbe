import Agency
import ArgumentParser

/// Raises a lineage's level again.
struct RaiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "raise",
        abstract: "Raise an agent's level again, at most to its mandate's (signed).")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Argument(help: "The level, L0 to L4.", transform: Wanted.level)
    var level: AutonomyLevel

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    func run() throws {
        let client = try Daemon.connect()
        try Loosening(lineage: lineage, person: person).order(
            .raise(to: level), over: client, Places())
    }
}

import Agency
import ArgumentParser

/// Lowers the level of a lineage.
struct LowerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lower",
        abstract: "Lower an agent's level.")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Argument(help: "The level, L0 to L4.", transform: Wanted.level)
    var level: AutonomyLevel

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Tightening.order(
            .lower(to: level), on: lineage, over: try Daemon.connect(), json: reading.json)
    }
}

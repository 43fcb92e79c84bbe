import Agency
import ArgumentParser

/// Freezes a lineage: nothing may be done until a person resumes.
struct FreezeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Let an agent do nothing until a person resumes it.")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Tightening.order(
            .freeze, on: lineage, over: try Daemon.connect(), json: reading.json)
    }
}

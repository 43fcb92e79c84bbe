import Agency
import ArgumentParser

/// Keeps a lineage from one tool.
struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Keep an agent from a tool, until a person pins it again.")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Argument(help: "The server's name in the mandate.", transform: Wanted.server)
    var server: ServerName

    @Argument(help: "The tool, prompt:NAME or server:instructions.")
    var tool: String

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Tightening.order(
            .quarantine(server: server, tool: tool), on: lineage, over: try Daemon.connect(),
            json: reading.json)
    }
}

import Agency
import ArgumentParser

/// Revokes a lease with all its descendants.
struct RevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "End a child of an agent and all its descendants, for good.")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Argument(help: "The lease, as tribune ps shows it.", transform: Wanted.lease)
    var lease: LeaseID

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        try Tightening.order(
            .revoke(lease), on: lineage, over: try Daemon.connect(), json: reading.json)
    }
}

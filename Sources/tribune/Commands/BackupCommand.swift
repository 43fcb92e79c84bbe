import ArgumentParser
import HumanDesk

/// Copies the house.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy log and payloads into a new folder, without the keys that sign.")

    @Argument(help: "A folder that does not exist yet.")
    var folder: String

    func run() throws {
        let client = try Daemon.connect()
        guard case .backup(let view) = try client.ask(.backUp(folder: Files.absolute(folder)))
        else { throw PeopleClient.unexpected }
        Output.line(
            "\(Escaped.line(view.folder)): \(view.entries) entries, \(view.payloads) payloads, "
                + "root \(view.root)")
    }
}

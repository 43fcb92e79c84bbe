import Agency
import ArgumentParser
import HumanDesk

/// Shows the charter in force.
struct CharterShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the charter in force.")

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        guard case .charter(let record) = try Daemon.connect().ask(.charter) else {
            throw PeopleClient.unexpected
        }
        if reading.json { return Output.line(try JSONText.line(record)) }
        guard let record else {
            return Output.line("no charter is in force; run: tribune charter set FILE")
        }
        Output.line("charter \(record.digest), brought by user \(record.uid)")
        for line in CharterText.lines(record.charter) { Output.line(line) }
    }
}

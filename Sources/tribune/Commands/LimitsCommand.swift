import Agency
import ArgumentParser
import HumanDesk

/// Shows what is left of every limit.
struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Show what is left of every limit, and who holds it.")

    @Option(help: "Only this lease and all above it.", transform: Wanted.lease)
    var lease: LeaseID?

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        guard case .purses(let purses) = try Daemon.connect().ask(.limits(lease: lease)) else {
            throw PeopleClient.unexpected
        }
        if reading.json { return Output.line(try JSONText.line(purses)) }
        let rows = purses.flatMap(LimitText.rows)
        guard !rows.isEmpty else { return Output.line("nothing is limited, or nothing runs") }
        for line in Table.lines([LimitText.head] + rows) { Output.line(line) }
    }
}

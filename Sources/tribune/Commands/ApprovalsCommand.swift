import ArgumentParser
import HumanDesk

/// Lists what waits for a person.
struct ApprovalsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approvals", abstract: "List what agents ask people for.")

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        guard case .asks(let asks) = try Daemon.connect().ask(.asks) else {
            throw PeopleClient.unexpected
        }
        if reading.json { return Output.line(try JSONText.line(asks)) }
        if asks.isEmpty { return Output.line("nothing waits for a person") }
        for (place, ask) in asks.enumerated() {
            if place > 0 { Output.line("") }
            let digest = try Answering.digest(of: ask)
            for line in AskText.lines(ask, digest: digest) { Output.line(line) }
        }
    }
}

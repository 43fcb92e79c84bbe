import ArgumentParser
import HumanDesk

/// Erases what an agent sent or got; the log and every proof stay valid.
struct LogEraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase an entry's payload for good; the log stays valid.")

    @Argument(help: "The entry's index.")
    var index: Int

    func run() throws {
        guard case .done = try Daemon.connect().ask(.erase(index: index)) else {
            throw PeopleClient.unexpected
        }
        Output.line("the payload of entry \(index) is erased; its commitment stays in the log")
    }
}

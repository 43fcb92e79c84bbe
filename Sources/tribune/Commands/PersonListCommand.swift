import Agency
import ArgumentParser
import HumanDesk

/// Lists the people known.
struct PersonListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the people known.")

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        guard case .people(let people) = try Daemon.connect().ask(.people) else {
            throw PeopleClient.unexpected
        }
        if reading.json { return Output.line(try JSONText.line(people)) }
        guard !people.isEmpty else {
            return Output.line("nobody is known; run: tribune person add NAME")
        }
        let rows = people.map { person in
            [
                person.name.text, String(person.uid), person.active ? "yes" : "no",
                Escaped.line(person.publicKey),
            ]
        }
        for line in Table.lines([["NAME", "USER", "ACTIVE", "PUBLIC KEY"]] + rows) {
            Output.line(line)
        }
    }
}

import Agency
import ArgumentParser
import HumanDesk
import Mandates
import StrictJSON

/// Puts a charter in force.
struct CharterSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Put a charter in force: the first alone, each later one with two consents.")

    @Argument(help: "The charter's file.")
    var file: String

    @Argument(help: "Consents that stewards wrote with `charter sign`.")
    var consents: [String] = []

    func run() throws {
        let source = try CharterSource(file)
        for line in source.warnings(in: file) { Output.error("tribune: " + line) }
        let agreed = try consents.map(consent)
        let request = PeopleRequest.setCharter(charter: source.file.charter, agreed: agreed)
        guard case .done = try Daemon.connect().ask(request) else { throw PeopleClient.unexpected }
        let people = agreed.map(\.person.text).joined(separator: ", ")
        Output.line(
            "charter \(source.digest) is in force"
                + (people.isEmpty ? "" : ", agreed by \(people)"))
    }

    private func consent(_ path: String) throws -> Consent {
        do {
            let value = try JSONValue.parse(try Files.read(Files.absolute(path)))
            return try JSONValueDecoder(exact: true).decode(Consent.self, from: value)
        } catch let failure as ClientFailure {
            throw failure
        } catch {
            throw ClientFailure(
                ExitStatus.usage, Escaped.line("\(path): not a steward's consent: \(error)"))
        }
    }
}

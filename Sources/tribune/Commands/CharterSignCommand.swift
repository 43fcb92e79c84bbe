import Agency
import ArgumentParser
import HumanDesk
import Mandates

/// A steward agrees to another charter.
struct CharterSignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "As a steward, agree to a charter that shall follow the one in force.")

    @Argument(help: "The new charter's file.")
    var file: String

    @Option(help: "Write the consent to this new file, for `charter set` (default: print it).")
    var to: String?

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    @Option(help: "For scripts: the digest of what you looked at, in place of the question.")
    var yesDigest: String?

    func run() throws {
        let source = try CharterSource(file)
        let (places, client) = (try Places(), try Daemon.connect())
        guard case .charter(let record) = try client.ask(.charter),
            case .log(let log) = try client.ask(.log)
        else { throw PeopleClient.unexpected }
        guard let record else {
            throw ClientFailure(
                ExitStatus.refused,
                "no charter is in force: the first needs no stewards; run: tribune charter set FILE"
            )
        }
        let key = try Signer.key(as: person, among: record.charter.stewards, in: places)
        for line in CharterText.lines(source.file.charter) { Output.error(line) }
        Output.error("digest  \(source.digest)")
        Output.error("follows \(record.digest)")
        try Confirmation(digest: yesDigest).ask(
            "agree to this charter as \(key.person)?", shown: source.digest.hex)
        let signed = SignedCharter(
            origin: log.origin, charter: source.digest, before: record.digest, person: key.person,
            seen: log.size)
        let consent = Consent(
            person: key.person, seen: log.size, signature: try key.sign(try signed.message))
        let text = try JSONText.line(consent)
        guard let to else { return Output.line(text) }
        try Files.create(Files.absolute(to), Array((text + "\n").utf8), mode: 0o644)
        Output.line("\(key.person) agrees to \(source.digest); the consent is in \(to)")
    }
}

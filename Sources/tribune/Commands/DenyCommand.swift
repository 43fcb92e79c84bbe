import Agency
import ArgumentParser

/// Refuses an ask.
struct DenyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deny", abstract: "Refuse what an agent asks for.")

    @Argument(help: "The ask, as tribune approvals shows it.", transform: Wanted.ask)
    var ask: ActionID

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    @Option(help: "For scripts: the digest of what you looked at, in place of the question.")
    var yesDigest: String?

    func run() throws {
        try Answering(decision: .deny, ask: ask, person: person, digest: yesDigest).run()
    }
}

import Agency
import ArgumentParser

/// Lets an ask happen, once.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Let what an agent asks for happen, once.")

    @Argument(help: "The ask, as tribune approvals shows it.", transform: Wanted.ask)
    var ask: ActionID

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    @Option(help: "For scripts: the digest of what you looked at, in place of the question.")
    var yesDigest: String?

    func run() throws {
        try Answering(decision: .approve, ask: ask, person: person, digest: yesDigest).run()
    }
}

import Agency
import ArgumentParser
import HumanDesk

/// Pins a quarantined tool to the definition that was seen last.
struct PinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Let a tool, prompt or instructions be used again that changed (signed).")

    @Argument(help: "The lineage, as tribune ps shows it.", transform: Wanted.lineage)
    var lineage: LineageID

    @Argument(help: "The server's name in the mandate.")
    var server: String

    @Argument(help: "The tool, prompt:NAME or server:instructions.")
    var tool: String

    @Option(name: .customLong("as"), help: "The person who signs.", transform: Wanted.person)
    var person: PersonName?

    @Option(help: "For scripts: the digest that you looked at, in place of the question.")
    var yesDigest: String?

    func run() throws {
        guard let server = ServerName(server) else {
            throw ValidationError("'\(Escaped.line(self.server))' is no server's name")
        }
        let client = try Daemon.connect()
        let record = try quarantined(server, client)
        Output.error("server      \(server)")
        Output.error("tool        \(Escaped.line(tool))")
        Output.error("definition  \(record.definition), seen by lease \(record.lease)")
        try confirm(record.definition)
        try Loosening(lineage: lineage, person: person).order(
            .pin(server: server, tool: tool, definition: record.definition), over: client,
            Places())
    }

    private func confirm(_ definition: Digest) throws {
        if let yesDigest {
            guard yesDigest == definition.hex else {
                throw ClientFailure(
                    ExitStatus.refused, "--yes-digest is not the definition's, \(definition)")
            }
            return
        }
        guard PersonTerminal.isTerminal(0) else {
            throw ClientFailure(
                ExitStatus.usage, "no terminal to ask on; use --yes-digest \(definition)")
        }
        try Question.ask("pin this definition?")
    }

    /// The newest quarantine of the tool for the lineage's agent.
    private func quarantined(_ server: ServerName, _ client: PeopleClient) throws -> ToolRecord {
        guard case .lineages(let views) = try client.ask(.lineages(max: 10_000)) else {
            throw PeopleClient.unexpected
        }
        guard let view = views.first(where: { $0.lineage == lineage }) else {
            throw ClientFailure(
                ExitStatus.refused, "no lineage \(lineage) is known; see tribune ps --all")
        }
        var found: ToolRecord?
        try LogPages(client).each(from: 0) { _, entry in
            guard case .tool(let record) = entry.body, record.agent == view.agent,
                record.server == server, record.tool == tool
            else { return }
            found = record
        }
        guard let found, found.state == .quarantined else {
            throw ClientFailure(
                ExitStatus.refused, "\(server)/\(Escaped.line(tool)) is not quarantined")
        }
        return found
    }
}

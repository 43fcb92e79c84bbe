import Agency
import ArgumentParser
import Mandates

/// Writes a starting mandate.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a starting mandate for an agent.")

    private static let kinds = AgentKind.allCases.map(\.rawValue).joined(separator: ", ")

    @Option(help: "The kind of agent: \(Self.kinds).", transform: Self.kind)
    var agent: AgentKind

    @Argument(help: "The agent's name.")
    var name: String

    @Option(help: "An .mcp.json whose servers are taken over.")
    var from: String?

    @Option(name: [.customShort("o"), .long], help: "The new file.")
    var output = "mandate.yaml"

    @Option(help: "Who may approve (default: the people with a key here).")
    var approver: [String] = []

    func run() throws {
        guard let agentName = AgentName(name) else {
            throw ValidationError(
                "'\(Escaped.line(name))' is no name: use letters, digits and . _ -")
        }
        let places = try Places()
        let people =
            approver.isEmpty
            ? PersonKey.people(in: places) : try approver.map(Wanted.person)
        let start: StartingMandate
        do {
            start = try StartingMandate(
                kind: agent, name: agentName, approvers: people,
                configuration: from.map { try Files.read(Files.absolute($0)) })
        } catch let error as MandateError {
            let problems = error.problems.map { MandateSource.sentence($0, in: from ?? output) }
            throw ClientFailure(ExitStatus.usage, problems.joined(separator: "\n"))
        }
        try Files.create(Files.absolute(output), Array(start.text.utf8), mode: 0o644)
        for note in start.notes { Output.error("note: " + Escaped.line(note)) }
        Output.line("wrote \(output); next: tribune check \(output)")
    }

    private static func kind(_ text: String) throws -> AgentKind {
        guard let kind = AgentKind(rawValue: text) else {
            throw ValidationError("'\(Escaped.line(text))' is no kind of agent: use \(kinds)")
        }
        return kind
    }
}

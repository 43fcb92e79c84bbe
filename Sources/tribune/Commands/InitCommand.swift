import Agency
import ArgumentParser
import Mandates

/// Writes a starting mandate.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a starting mandate for an agent.",
        usage: "tribune init --agent KIND NAME [--from .mcp.json] [-o FILE] [-- COMMAND…]")

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

    @Argument(
        parsing: .postTerminator,
        help: "The agent's program and its arguments: what it needs is granted.")
    var command: [String] = []

    func run() throws {
        guard let agentName = AgentName(name) else {
            throw ValidationError(
                "'\(Escaped.line(name))' is no name: use letters, digits and . _ -")
        }
        let places = try Places()
        let lacks = HostLacks.found()
        let people =
            approver.isEmpty
            ? PersonKey.people(in: places) : try approver.map(Wanted.person)
        let start: StartingMandate
        do {
            start = try StartingMandate(
                kind: agent, name: agentName, approvers: people,
                configuration: from.map { try Files.read(Files.absolute($0)) },
                place: try place(places, lacks))
        } catch let error as MandateError {
            let problems = error.problems.map { MandateSource.sentence($0, in: from ?? output) }
            throw ClientFailure(ExitStatus.usage, problems.joined(separator: "\n"))
        }
        try Files.create(Files.absolute(output), Array(start.text.utf8), mode: 0o644)
        for note in start.notes { Output.error("note: " + Escaped.line(note)) }
        for lack in lacks {
            Output.error("allowed by \(output), as this host lacks it: " + Self.sentence(lack))
        }
        let words = command.isEmpty ? "COMMAND" : command.joined(separator: " ")
        Output.line(
            "wrote \(output); read it, then: tribune run --observe --mandate \(output) -- "
                + Escaped.line(words))
    }

    private static func sentence(_ lack: StartingPlace.Lack) -> String {
        Escaped.line("\(lack.name): \(lack.consequence)")
    }

    /// The machine, the folder, and what the agent's program needs.
    private func place(_ places: Places, _ lacks: [StartingPlace.Lack]) throws -> StartingPlace {
        let files = HostFiles.disk(places)
        let folder = Files.workingDirectory()
        guard !files.showsHidden(folder) else {
            throw ClientFailure(
                ExitStatus.usage,
                Escaped.line("\(folder) holds \(files.hidden.joined(separator: " or ")), ")
                    + "which no agent may see; make a folder for the agent and run init there")
        }
        let isHere = Files.folder(of: Files.absolute(output)) == folder
        return StartingPlace(
            folder: folder, folderName: isHere ? "." : folder, files: files, lacks: lacks,
            agent: agentFiles(folder, files))
    }

    /// From the command when it is given, else from the environment that is active here.
    private func agentFiles(_ folder: String, _ files: HostFiles) -> [ProgramFiles] {
        if !command.isEmpty { return [ProgramFiles(command, in: folder, files)] }
        guard let active = Environment.value("VIRTUAL_ENV"), active.hasPrefix("/") else {
            return []
        }
        return [ProgramFiles(environment: active, writable: [folder], files)]
    }

    private static func kind(_ text: String) throws -> AgentKind {
        guard let kind = AgentKind(rawValue: text) else {
            throw ValidationError("'\(Escaped.line(text))' is no kind of agent: use \(kinds)")
        }
        return kind
    }
}

import Agency
import ArgumentParser
import HumanDesk
import Mandates

/// Runs an agent under a mandate.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run an agent under a mandate.",
        usage: "tribune run [--observe] [--detach] --mandate FILE -- COMMAND…")

    @Option(help: "The mandate's file.")
    var mandate: String

    @Flag(help: "Refuse only red lines; end with what would have been refused.")
    var observe = false

    @Option(help: "With --observe: write the narrowest mandate that fits to this new file.")
    var write: String?

    @Flag(help: "Print the lineage and leave the agent running.")
    var detach = false

    @Argument(parsing: .postTerminator, help: "The agent's program and its arguments.")
    var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else {
            throw ValidationError("Name the agent's command after --, as in: -- ./agent --fast")
        }
        guard write == nil || observe else {
            throw ValidationError("--write needs --observe: it writes what was observed")
        }
        guard write == nil || !detach else {
            throw ValidationError("--write needs the end of the run; leave --detach out")
        }
    }

    func run() throws {
        let source = try MandateSource(mandate)
        for warning in source.file.warnings {
            Output.error("tribune: warning: " + MandateSource.sentence(warning, in: mandate))
        }
        if let write, Files.mode(Files.absolute(write)) != nil {
            throw ClientFailure(ExitStatus.usage, "\(write) is there already; name a new file")
        }
        let files = HostFiles.disk(try Places())
        let program = AgentProgram(
            command, mandate: source.file.mandate, folder: Files.workingDirectory(), files)
        let client = try Daemon.connect()
        try SeenLog(Places()).check(client)
        let request = request(source, program)
        let reply: PeopleReply
        do {
            reply = try client.ask(.run(request))
        } catch let failure as ClientFailure where failure.status == ExitStatus.refused {
            let advice =
                failure.code == "cannot-run" ? advice(request.mandate, program, files) : []
            throw ClientFailure(
                ExitStatus.notRun, ([failure.description] + advice).joined(separator: "\n  "))
        }
        guard case .started(let lineage, let lease) = reply else { throw PeopleClient.unexpected }
        if detach { return Output.line(lineage.text) }
        let session = try RunSession(
            client, lineage: lineage, lease: lease, usesTerminal: request.terminal != nil)
        try end(try session.run(), source)
    }

    /// For a terminal that does not say how large it is.
    private static let usualSize = TerminalSize(rows: 24, columns: 80)

    private func request(_ source: MandateSource, _ program: AgentProgram) -> RunRequest {
        let usesTerminal =
            !detach && PersonTerminal.isTerminal(0) && PersonTerminal.isTerminal(1)
        return RunRequest(
            mandate: observe ? shown(program, source.file.mandate) : source.file.mandate,
            mandatePath: source.path, policyPaths: source.policies, command: program.command,
            directory: Files.workingDirectory(), environment: source.environment(),
            terminal: usesTerminal ? PersonTerminal.size(1) ?? Self.usualSize : nil,
            observing: observe, detached: detach)
    }

    /// An observed run also shows the agent its own program, which the person has just named; the
    /// mandate that comes out of it says so.
    private func shown(_ program: AgentProgram, _ mandate: Mandate) -> Mandate {
        for path in program.missing(from: mandate) {
            Output.error(
                Escaped.line("tribune: observing: the cell also shows \(path.path), \(path.why)"))
        }
        return program.added(to: mandate)
    }

    /// What would let a command be run that could not.
    private func advice(
        _ mandate: Mandate, _ program: AgentProgram, _ files: HostFiles
    ) -> [String] {
        let lines =
            program.advice(for: mandate)
            + ServerPrograms.advice(for: mandate, folder: Files.workingDirectory(), files)
        return lines.map { Escaped.line($0) }
    }

    private func end(_ record: RunRecord, _ source: MandateSource) throws {
        let agent = source.file.mandate.agent
        for line in RecordText.lines(record, agent: agent, observing: observe) {
            Output.error(line)
        }
        if observe, record.ended.cause != .finished || record.ended.exitStatus != 0 {
            Output.error(
                "tribune: this run failed: the narrowest mandate grants only what it did until "
                    + "then; mend the cause and observe again")
        }
        if let narrowest = record.narrowest {
            if let write {
                try Files.create(Files.absolute(write), Array(narrowest.utf8), mode: 0o644)
                Output.error("tribune: the narrowest mandate that fits is in \(write)")
            } else {
                Output.error("tribune: the narrowest mandate that fits:")
                Output.error(Escaped.text(narrowest))
            }
        }
        throw ExitCode(Self.status(record.ended))
    }

    /// The exit status for the way a run ended.
    static func status(_ ended: LeaseEnded) -> Int32 {
        switch ended.cause {
        case .finished: ended.exitStatus.map(Int32.init(truncatingIfNeeded:)) ?? ExitStatus.notRun
        case .stopped, .parentEnded: ExitStatus.stopped
        case .limit: ExitStatus.limit
        case .failed, .daemonDied: ExitStatus.notRun
        }
    }
}

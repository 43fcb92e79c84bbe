public import Agency

/// The mandate file that `tribune init --agent KIND NAME` writes: cautious, complete, and with
/// the next step in its comments.
public struct StartingMandate: Sendable, Hashable {
    /// The file.
    public var text: String
    /// What could not be taken over from an existing `.mcp.json`, for the person to read.
    public var notes: [String]

    /// A file for an agent of `kind`. `configuration` is the bytes of an existing `.mcp.json`,
    /// whose servers are taken over; throws when it is not one. With `place` the file grants what
    /// the programs need there, and accepts by name what the host lacks.
    public init(
        kind: AgentKind, name: AgentName, approvers: [PersonName] = [],
        configuration: [UInt8]? = nil, place: StartingPlace? = nil
    ) throws(MandateError) {
        let servers = try configuration.map { bytes throws(MandateError) in
            try ServerConfiguration.read(bytes, place)
        }
        notes = (servers?.flatMap(\.notes) ?? []) + (place?.agent.flatMap(\.notes) ?? [])
        text = [
            Self.head(kind, name, approvers), Self.limits, Self.servers(servers ?? []),
            Self.cell(kind, place), Self.lacks(place?.lacks ?? []), Self.tail,
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func head(
        _ kind: AgentKind, _ name: AgentName, _ approvers: [PersonName]
    ) -> String {
        let people = approvers.map { YAMLScalar.write($0.text) }.joined(separator: ", ")
        let advice = kind.advice.map { "# \($0)\n" }.joined()
        return """
            # What \(name.text) may do. `tribune check FILE` reads this file and says what it means.
            # First run `tribune run --observe --mandate FILE -- COMMAND`: it records what the agent
            # uses and hands back the narrowest mandate that fits.
            #
            # The agent's own .mcp.json is shown to it with each server below behind the gateway.
            # Code that names its servers itself finds them there too:
            \(advice)version: 1
            agent: \(YAMLScalar.write(name.text))
            purpose: Say here, in a sentence, what this agent is for.

            # L0 every act asks, L1 reads are free, L2 only what cannot be undone asks,
            # L3 asks at the edge of the mandate, L4 may also start sub-agents.
            level: L1
            approvers: [\(people)]  # who may answer and loosen: tribune person add NAME
            ask_timeout: 10m

            """
    }

    private static let limits = """
        limits:
          calls: {life: 200}
          wall_time: {life: 30m}
          memory: {life: 2GiB}
          processes: {life: 64}
          bytes_out: {life: 10MiB}
          live_copies: {life: 1}

        """

    private static func servers(_ servers: [ServerConfiguration]) -> String {
        guard !servers.isEmpty else {
            return """
                # Each server runs in a cell of its own. A tool is read, write or irreversible.
                servers: {}
                #  git:
                #    command: [./servers/git]
                #    tools: {git_log: read, git_commit: write}
                #    files: {read: [.]}

                """
        }
        let sections = servers.map { $0.yaml }.joined()
        return """
            # Each server runs in a cell of its own. A tool is read, write or irreversible; one that
            # is not named does not exist for the agent.
            servers:
            \(sections)
            """
    }

    private static func cell(_ kind: AgentKind, _ place: StartingPlace?) -> String {
        let folder = YAMLScalar.write(place?.folderName ?? ".")
        let known = place?.agent.flatMap { $0.missing(from: [place?.folder ?? "/"]) } ?? []
        var read = known.map { "    - \(YAMLScalar.write($0.path))  # \(PlainLine.of($0.why))\n" }
        if known.isEmpty, kind.isPython {
            read.append("    # a virtual environment outside this folder, such as /opt/venv\n")
        }
        let search = place?.agent.flatMap(\.search) ?? []
        let path = (search + ["/usr/local/bin", "/usr/bin", "/bin"]).joined(separator: ":")
        let set = search.isEmpty ? "" : "  set: {PATH: \(YAMLScalar.quoted(path))}\n"
        return """
            # The agent's cell shows the system read-only and what is listed here, nothing else.
            # What would run later as you stays read-only wherever it lies: this file, .git/hooks,
            # CI and shell files, .mcp.json. `run --observe` finds the folders that are written.
            # What can be written is executed only where `execute` names it. The agent has no server
            # of its own; `network: {listen: [8080]}` would let it listen there.
            files:
              read:
                - \(folder)
            \(read.joined())  write:
                - \(folder)
            \(programs(place))environment:
              pass: [LANG, TERM]
            \(set)
            """
    }

    /// What a person has installed in the folder that the agent writes: it is executed, and stays
    /// as it is.
    private static func programs(_ place: StartingPlace?) -> String {
        guard let place else { return "" }
        let found = [".venv", "venv", "node_modules"].filter { name in
            place.files.kind(place.folder + "/" + name) == .folder
        }
        guard !found.isEmpty else { return "" }
        let prefix = place.folderName == "." ? "" : place.folderName + "/"
        let lines = found.map { "    - \(YAMLScalar.write(prefix + $0))\n" }.joined()
        return "  execute:  # programs in a folder that is written; they stay as they are\n" + lines
    }

    /// Each line allows one thing by name: it stands here to be read, and to be taken out.
    private static func lacks(_ lacks: [StartingPlace.Lack]) -> String {
        guard !lacks.isEmpty else { return "" }
        let lines = lacks.map { lack in
            "  - \(lack.name)  # \(PlainLine.of(lack.consequence))\n"
        }
        return """
            # This host cannot promise everything (tribune check --host). `run` refuses until each
            # thing it lacks is allowed here by name. Read them; take out what you do not allow.
            accept_weaknesses:
            \(lines.joined())
            """
    }

    private static let tail = """
        # Cedar policies beside those that the grants above stand for.
        # policies: |
        #   @message("only inside the repository")
        #   forbid(principal, action, resource) when { context.input.path like "/etc/*" };

        """
}

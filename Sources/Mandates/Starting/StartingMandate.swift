public import Agency

/// The mandate file that `tribune init --agent KIND NAME` writes: cautious, complete, and with
/// the next step in its comments.
public struct StartingMandate: Sendable, Hashable {
    /// The file.
    public var text: String
    /// What could not be taken over from an existing `.mcp.json`, for the person to read.
    public var notes: [String]

    /// A file for an agent of `kind`. `configuration` is the bytes of an existing `.mcp.json`,
    /// whose servers are taken over; throws when it is not one.
    public init(
        kind: AgentKind, name: AgentName, approvers: [PersonName] = [],
        configuration: [UInt8]? = nil
    ) throws(MandateError) {
        let servers = try configuration.map { bytes throws(MandateError) in
            try ServerConfiguration.read(bytes)
        }
        notes = servers?.flatMap(\.notes) ?? []
        text = [
            Self.head(kind, name, approvers), Self.limits, Self.servers(servers ?? []),
            Self.cell(kind), Self.tail,
        ].joined(separator: "\n")
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
            \(advice)version: 1
            agent: \(YAMLScalar.write(name.text))
            purpose: Say here, in a sentence, what this agent is for.

            # L0 every act asks, L1 reads are free, L2 only what cannot be undone asks,
            # L3 asks at the edge of the mandate, L4 may also start sub-agents.
            level: L1
            approvers: [\(people)]  # who may answer, stop and loosen: tribune person add NAME
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

    private static func cell(_ kind: AgentKind) -> String {
        let paths = """
                # A virtual environment outside this folder, and the interpreter it links to:
                # - /opt/venv
                # - /home/you/.local/share/uv/python

            """
        let path = "  # set: {PATH: \"/opt/venv/bin:/usr/local/bin:/usr/bin:/bin\"}\n"
        return """
            # The agent's cell shows the system read-only and what is listed here, nothing else.
            files:
              read:
                - .
            \(kind.isPython ? paths : "")  write: []
            environment:
              pass: [LANG, TERM]
            \(kind.isPython ? path : "")
            """
    }

    private static let tail = """
        # Cedar policies beside those that the grants above stand for.
        # policies: |
        #   @message("only inside the repository")
        #   forbid(principal, action, resource) when { context.input.path like "/etc/*" };

        """
}

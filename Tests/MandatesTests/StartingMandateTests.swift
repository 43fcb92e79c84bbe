import Agency
import Mandates
import Testing

struct StartingMandateTests {
    private static let configuration = """
        {"mcpServers": {
          "git": {"command": "uvx", "args": ["mcp-server-git", "--repository", "."]},
          "my files/x": {"command": "./files",
            "env": {"MODE": "fast", "API_KEY": "sk-1", "H": "${HOME}"}},
          "web": {"type": "http", "url": "https://example.org/mcp",
            "headers": {"Authorization": "Bearer x"}},
          "odd": {"type": "http", "url": "ftp://example.org"}}}
        """

    private func start(
        _ kind: AgentKind, _ configuration: String? = nil
    ) throws -> StartingMandate {
        let name = try #require(AgentName("scribe"))
        return try StartingMandate(
            kind: kind, name: name, configuration: configuration.map { Array($0.utf8) })
    }

    @Test(arguments: AgentKind.allCases)
    func `A starting mandate loads and is cautious`(kind: AgentKind) throws {
        let mandate = try SampleMandate.load(try start(kind).text).mandate
        #expect(mandate.agent.text == "scribe")
        #expect(mandate.level == .assisted)
        #expect(mandate.limits.contains(Limit(.calls, per: .life, max: 200)))
        #expect(mandate.limits.contains(Limit(.wallTime, per: .life, max: 1_800_000_000_000)))
        #expect(mandate.files == FileGrant(read: ["/work/project"], write: ["/work/project"]))
        #expect(mandate.servers.isEmpty)
    }

    @Test(arguments: AgentKind.allCases)
    func `The servers of an mcp json are taken over without their tools`(kind: AgentKind) throws {
        let start = try start(kind, Self.configuration)
        let servers = try SampleMandate.load(start.text).mandate.servers
        #expect(servers.keys.map(\.text).sorted() == ["git", "my-files-x", "web"])
        let git = try #require(ServerName("git").flatMap { servers[$0] })
        #expect(git.transport == .command(["uvx", "mcp-server-git", "--repository", "."]))
        #expect(servers.values.allSatisfy { $0.tools.isEmpty })
        let web = try #require(ServerName("web").flatMap { servers[$0] })
        #expect(web.transport == .url("https://example.org/mcp"))
    }

    @Test func `Secrets are passed by name and never written down`() throws {
        let start = try start(.mcp, Self.configuration)
        #expect(!start.text.contains("sk-1"))
        #expect(!start.text.contains("Bearer"))
        let servers = try SampleMandate.load(start.text).mandate.servers
        let files = try #require(ServerName("my-files-x").flatMap { servers[$0] })
        #expect(
            files.environment == EnvironmentGrant(pass: ["API_KEY", "H"], set: ["MODE": "fast"]))
        #expect(start.notes.contains { $0.hasPrefix("web: headers are left out") })
        #expect(start.notes.contains { $0.hasPrefix("odd: left out") })
    }

    @Test func `Approvers stand in the file`() throws {
        let name = try #require(AgentName("scribe"))
        let alice = try #require(PersonName("alice"))
        let text = try StartingMandate(kind: .script, name: name, approvers: [alice]).text
        #expect(try SampleMandate.load(text).mandate.approvers == [alice])
    }

    @Test func `Names that would meet become two`() throws {
        let text = #"{"mcpServers":{"a b":{"command":"x"},"a/b":{"command":"y"}}}"#
        let servers = try SampleMandate.load(try start(.mcp, text).text).mandate.servers
        #expect(servers.keys.map(\.text).sorted() == ["a-b", "a-b2"])
    }

    @Test(
        arguments: [
            ("{", 1), (#"{"mcpServers":{},"mcpServers":{}}"#, 1), ("[]", nil), ("{}", nil),
        ] as [(String, Int?)])
    func `What is not an mcp json is refused with its place`(text: String, line: Int?) throws {
        let error = #expect(throws: MandateError.self) { try start(.mcp, text) }
        let problem = try #require(error?.problems.first)
        #expect(problem.path == ".mcp.json")
        #expect(problem.line == line)
    }

    @Test func `Without servers every line of the example is a comment`() throws {
        #expect(try start(.script).text.contains("servers: {}"))
        #expect(
            try SampleMandate.load(try start(.script, #"{"mcpServers":{}}"#).text)
                .mandate.servers.isEmpty)
    }
}

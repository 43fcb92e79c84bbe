import Agency
import Mandates
import StrictJSON
import Testing

struct MandateFileTests {
    @Test func `Every key of the format arrives as a value`() throws {
        let file = try SampleMandate.load(SampleMandate.whole)
        let mandate = file.mandate
        #expect(mandate.agent.text == "historian")
        #expect(mandate.purpose == "Read the repository's history and write a summary.")
        #expect(mandate.release.model == "scripted")
        #expect(mandate.release.systemPrompt?.hex == String(repeating: "ab", count: 32))
        #expect(mandate.level == .bounded)
        #expect(mandate.approvers.map(\.text) == ["alice"])
        #expect(mandate.askTimeout == .seconds(300))
        #expect(mandate.leasePeriod == .seconds(15))
        #expect(mandate.currency == "EUR")
        #expect(mandate.environment == EnvironmentGrant(pass: ["LANG", "TERM"], set: ["A": "no"]))
        #expect(mandate.watch.deniedCount == 4)
        #expect(mandate.watch.deniedWithin == .seconds(120))
        #expect(mandate.watch.nearlySpentPermille == 925)
        #expect(mandate.acceptedWeaknesses == ["old-landlock"])
    }

    @Test func `Limits arrive in base units and in one order`() throws {
        let mandate = try SampleMandate.load(SampleMandate.whole).mandate
        #expect(
            mandate.limits == [
                Limit(.calls, per: .window(.seconds(60)), max: 60),
                Limit(.calls, per: .life, max: 200),
                Limit(.tokens, per: .life, max: 100_000),
                Limit(.money, per: .life, max: 2_500_000),
                Limit(.wallTime, per: .life, max: 1_800_000_000_000),
                Limit(.cpuTime, per: .life, max: 300_000_000_000),
                Limit(.memory, per: .life, max: 2 << 30),
                Limit(.processes, per: .life, max: 64),
                Limit(.bytesOut, per: .action, max: 1 << 20),
                Limit(.bytesOut, per: .life, max: 10 << 20),
                Limit(.liveCopies, per: .life, max: 1),
            ])
    }

    @Test func `Servers arrive with their tools, costs and cells`() throws {
        let servers = try SampleMandate.load(SampleMandate.whole).mandate.servers
        let git = try #require(ServerName("git").flatMap { servers[$0] })
        #expect(git.transport == .command(["/work/project/servers/git", "--verbose"]))
        #expect(git.tools["git_log"] == ToolGrant(effect: .read))
        #expect(
            git.tools["git_commit"] == ToolGrant(effect: .irreversible, cost: [.money: 10_000]))
        #expect(git.resources == ["file:///x/*"])
        #expect(git.prompts == ["*"])
        #expect(git.files == FileGrant(read: ["/work/project/repo"], write: []))
        #expect(git.environment == EnvironmentGrant(pass: [], set: ["TZ": "UTC"]))
        #expect(git.memoryBytes == 2 << 30)
        #expect(git.processes == 32)
        let web = try #require(ServerName("web").flatMap { servers[$0] })
        #expect(web.transport == .url("https://example.org/mcp"))
    }

    @Test func `Relative paths count from the mandate's folder`() throws {
        let files = try SampleMandate.load(SampleMandate.whole).mandate.files
        #expect(files.read == ["/work/project", "/usr/share/zoneinfo", "/work/other/x"])
        #expect(files.write == ["/work/project/out"])
        #expect(files.execute == ["/work/project/out/tools"])
    }

    @Test func `Ports arrive in one order`() throws {
        let mandate = try SampleMandate.load(SampleMandate.whole).mandate
        #expect(mandate.network == NetworkGrant(listen: [8080, 8081]))
        let git = try #require(ServerName("git").flatMap { mandate.servers[$0] })
        #expect(git.network == NetworkGrant(listen: [9000]))
    }

    /// A mandate's digest is the hash of this text.
    @Test(arguments: [
        "", "network: {}\n", "network: {listen: []}\n", "files: {execute: []}\n",
        "servers: {a: {command: [b], network: {listen: []}, files: {execute: []}}}\n",
    ])
    func `A grant of nothing leaves no trace in the record`(more: String) throws {
        let mandate = try SampleMandate.load(SampleMandate.smallest + more).mandate
        let value = try JSONValueEncoder().encode(mandate)
        let text = String(decoding: try value.canonical(), as: UTF8.self)
        #expect(!text.contains("network"))
        #expect(!text.contains("execute"))
        let again = try JSONValueDecoder(exact: true).decode(Mandate.self, from: value)
        #expect(again == mandate)
    }

    @Test func `A grant of ports and programs is recorded and read exactly`() throws {
        let mandate = try SampleMandate.load(SampleMandate.whole).mandate
        let value = try JSONValueEncoder().encode(mandate)
        #expect(value["network"] == ["listen": [8080, 8081]])
        #expect(value["files"]?["execute"] == ["/work/project/out/tools"])
        #expect(try JSONValueDecoder(exact: true).decode(Mandate.self, from: value) == mandate)
    }

    @Test func `Policy files follow the file's own policies, under their names`() throws {
        let policies = try SampleMandate.load(SampleMandate.whole).mandate.policies
        #expect(
            policies == """
                // only inside the repository
                forbid(principal, action, resource) when { context.x && !context.y };
                // /work/project/more.cedar
                permit(principal, action, resource);
                """)
    }

    @Test func `What is left out has the default`() throws {
        let mandate = try SampleMandate.load(SampleMandate.smallest).mandate
        #expect(mandate.askTimeout == .seconds(600))
        #expect(mandate.leasePeriod == .seconds(10))
        #expect(mandate.servers.isEmpty)
        #expect(mandate.watch == WatchSettings())
        #expect(mandate.files == FileGrant())
        #expect(mandate.currency == nil)
    }

    @Test func `A complete mandate warns of nothing`() throws {
        #expect(try SampleMandate.load(SampleMandate.smallest).warnings == [])
        #expect(try SampleMandate.load(SampleMandate.whole).warnings == [])
    }

    @Test func `JSON is YAML, so a mandate may be JSON`() throws {
        let text = """
            {"version": 1, "agent": "a", "purpose": "p", "level": "L0",
             "servers": {"git": {"command": ["git-mcp"], "tools": {"log": "read"}}}}
            """
        let mandate = try SampleMandate.load(text).mandate
        #expect(mandate.level == .observe)
        #expect(mandate.servers.count == 1)
    }

    @Test(arguments: ["", "project", "./project"])
    func `A folder that is not absolute is refused`(folder: String) {
        #expect(throws: MandateError.self) {
            try MandateFile.load(text: Array(SampleMandate.smallest.utf8), folder: folder) { _ in []
            }
        }
    }
}

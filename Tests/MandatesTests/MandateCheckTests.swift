import Agency
import Mandates
import Testing

/// The same judgement serves files and mandates that arrive as values.
struct MandateCheckTests {
    private func mandate(_ change: (inout Mandate) -> Void) throws -> Mandate {
        var mandate = try SampleMandate.load(SampleMandate.whole).mandate
        change(&mandate)
        return mandate
    }

    private func paths(_ change: (inout Mandate) -> Void) throws -> [String] {
        MandateCheck.check(try mandate(change)).problems.map(\.path)
    }

    private func warnings(_ change: (inout Mandate) -> Void) throws -> [String] {
        MandateCheck.check(try mandate(change)).warnings.map(\.path)
    }

    @Test func `Values that no file can hold are found as well`() throws {
        let git = try #require(ServerName("git"))
        let colon = try #require(ServerName("a:b"))
        #expect(try paths { $0.version = 2 } == ["version"])
        #expect(try paths { $0.purpose = " \n" } == ["purpose"])
        #expect(try paths { $0.leasePeriod = .seconds(0) } == ["lease"])
        #expect(try paths { $0.askTimeout = .seconds(-1) } == ["ask_timeout"])
        #expect(
            try paths { $0.limits = [Limit(.calls, per: .life, max: -1)] }.first
                == "limits.calls.life")
        #expect(
            try paths { $0.limits += [Limit(.calls, per: .life, max: 1)] }
                == ["limits.calls.life"])
        #expect(try paths { $0.files.read = ["relative"] } == ["files.read[0]"])
        #expect(try paths { $0.files.write = ["/a/../etc"] } == ["files.write[0]"])
        #expect(
            try paths { $0.servers[git]?.transport = .command([]) }
                == ["servers.git.command"])
        #expect(
            try paths { $0.servers[git]?.transport = .command(["./x"]) }
                == ["servers.git.command"])
        #expect(
            try paths { $0.servers[git]?.transport = .url("https://x.org") }
                == ["servers.git"])
        #expect(
            try paths { $0.servers[colon] = ServerGrant(transport: .command(["a"])) }
                == ["servers[\"a:b\"]"])
        #expect(try paths { $0.environment.set["A=B"] = "" } == ["environment.set[\"A=B\"]"])
        #expect(try paths { $0.currency = nil } == ["currency"])
    }

    @Test func `Ports are the cell's own`() throws {
        let git = try #require(ServerName("git"))
        func ports(_ listen: [Int]) throws -> [String] {
            let own = try paths { $0.network = NetworkGrant(listen: listen) }
            let server = try paths { $0.servers[git]?.network = NetworkGrant(listen: listen) }
            #expect(server == own.map { "servers.git." + $0 })
            return own
        }
        #expect(try ports([1024, 65535]) == [])
        #expect(try ports([]) == ["network.listen"])
        #expect(try ports(Array(2000...2016)) == ["network.listen"])
        #expect(try ports([8080, 8080]) == ["network.listen[1]"])
        #expect(try ports([80, -1, 65536, 7300]) == (0..<4).map { "network.listen[\($0)]" })
    }

    @Test func `Programs are named in what the cell shows`() throws {
        func files(_ change: (inout FileGrant) -> Void) throws -> (wrong: [String], odd: [String]) {
            let check = MandateCheck.check(try mandate { change(&$0.files) })
            return (check.problems.map(\.path), check.warnings.map(\.path))
        }
        #expect(try files { $0.execute = ["/elsewhere"] }.wrong == ["files.execute[0]"])
        #expect(try files { $0.execute = ["/"] }.wrong.first == "files.execute[0]")
        #expect(try files { $0.execute = ["relative"] }.wrong.first == "files.execute[0]")
        #expect(try files { $0.execute += $0.execute }.wrong == ["files.execute[1]"])
        #expect(try files { $0.execute = ["/work/project"] }.odd == ["files.execute[0]"])
        #expect(try files { $0.execute = $0.write }.odd == ["files.execute[0]"])
        #expect(try files { $0.execute = ["/work/project/out/x"] } == ([], []))
    }

    @Test func `A mandate that no entry of the log can hold is refused`() throws {
        let line = "// a remark about nothing at all\n"
        let long = String(repeating: line, count: Mandates.canonicalBytesMax / line.utf8.count)
        #expect(try paths { $0.policies = long } == [""])
    }

    @Test func `What is allowed and probably not meant is a warning`() throws {
        let git = try #require(ServerName("git"))
        #expect(try warnings { $0.approvers = [] } == ["approvers"])
        // Where nothing can ask, nobody needs to answer.
        for (level, effect, asks) in Self.asking {
            let found = try warnings { mandate in
                (mandate.approvers, mandate.level) = ([], level)
                for name in mandate.servers.keys {
                    for tool in mandate.servers[name]?.tools.keys.sorted() ?? [] {
                        mandate.servers[name]?.tools[tool]?.effect = effect
                    }
                }
            }
            #expect(found.contains("approvers") == asks, "\(level.name) \(effect)")
        }
        #expect(try warnings { $0.leasePeriod = .seconds(61) } == ["lease"])
        #expect(try warnings { $0.limits.removeAll { $0.quantity == .wallTime } } == ["limits"])
        #expect(
            try warnings { $0.files = FileGrant(write: ["/home/alice"]) } == ["files.write[0]"])
        #expect(
            try warnings { $0.environment.set["API_KEY"] = "x" }
                == ["environment.set.API_KEY"])
        #expect(
            try warnings {
                $0.servers[git]?.tools = [:]
                $0.servers[git]?.resources = []
                $0.servers[git]?.prompts = []
            } == ["servers.git.tools"])
        #expect(
            try warnings {
                $0.servers[git]?.tools["x"] = ToolGrant(effect: .read, cost: [.money: 9_000_000])
            } == ["servers.git.tools.x.cost.money"])
        #expect(
            try warnings {
                $0.limits.removeAll { $0.quantity == .tokens }
                $0.servers[git]?.tools["x"] = ToolGrant(effect: .read, cost: [.tokens: 9])
            } == ["servers.git.tools.x.cost.tokens"])
    }

    @Test(
        arguments: [
            ("/ws/run.py", "/ws", "/ws", true), ("/ws/a/run.py", "/", "/ws/a", true),
            ("/ws/run.py", "/ws", "/ws/out", false), ("/ws/run.py", "/ws/run.py", "/ws", false),
            ("/usr/bin/git", "/ws", "/ws", false), ("/ws", "/ws", "/ws", false),
            ("/wsx/run.py", "/wsx", "/ws", false),
        ])
    func `A server whose program lies in what the agent writes is a warning`(
        program: String, read: String, write: String, isWarned: Bool
    ) throws {
        let name = try #require(ServerName("own"))
        let found = try warnings { mandate in
            var server = ServerGrant(transport: .command(["/usr/bin/python3", program]))
            server.files.read = [read]
            mandate.servers = [name: server]
            mandate.files.write = [write]
        }
        #expect(found.contains("servers.own.files") == isWarned)
    }

    @Test func `A warning of a file has its place`() throws {
        let text = SampleMandate.smallest + "servers:\n  g:\n    command: [x]\n    tools: {}\n"
        let warnings = try SampleMandate.load(text).warnings
        #expect(warnings.map(\.path) == ["servers.g.tools"])
        #expect(warnings.map(\.line) == [10])
    }

    /// Level, effect of every tool, whether something asks.
    private static let asking: [(AutonomyLevel, EffectClass, Bool)] = [
        (.observe, .read, true), (.assisted, .read, false), (.assisted, .write, true),
        (.bounded, .write, false), (.bounded, .irreversible, true),
    ]
}

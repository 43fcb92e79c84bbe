import Agency
import Mandates
import Testing

struct NarrowestMandateTests {
    private let git: ServerName
    private let mandate: Mandate

    init() throws {
        git = try #require(ServerName("git"))
        var mandate = try SampleMandate.load(SampleMandate.whole).mandate
        mandate.servers[git]?.tools["git_push"] = ToolGrant(effect: .irreversible)
        self.mandate = mandate
    }

    private func use(_ verb: Verb, _ target: String, _ count: Int = 1) -> TargetUse {
        TargetUse(server: git, verb: verb, target: target, count: count)
    }

    private func life(_ mandate: Mandate, _ quantity: Quantity) -> Int64? {
        mandate.limits.first { $0.quantity == quantity && $0.period == .life }?.max
    }

    @Test func `Only what was used is granted, by its exact name`() throws {
        let narrow = NarrowestMandate.of(
            mandate,
            uses: [
                use(.callTool, "git_log", 3), use(.readResource, "file:///x/b"),
                use(.readResource, "file:///x/a"), use(.getPrompt, "daily"),
            ], used: [:])
        #expect(narrow.servers.keys.map(\.text) == ["git"])
        let grant = try #require(narrow.servers[git])
        #expect(grant.tools == ["git_log": ToolGrant(effect: .read)])
        #expect(grant.resources == ["file:///x/a", "file:///x/b"])
        #expect(grant.prompts == ["daily"])
        #expect(grant.transport == mandate.servers[git]?.transport)
    }

    @Test func `A tool that nobody classified counts as irreversible`() {
        var known = use(.callTool, "new_known")
        known.effect = .write
        let narrow = NarrowestMandate.of(
            mandate, uses: [use(.callTool, "new"), known], used: [:])
        #expect(narrow.servers[git]?.tools["new"]?.effect == .irreversible)
        #expect(narrow.servers[git]?.tools["new_known"]?.effect == .write)
    }

    @Test func `A tool that is used keeps its effect and cost`() {
        let narrow = NarrowestMandate.of(mandate, uses: [use(.callTool, "git_commit")], used: [:])
        #expect(
            narrow.servers[git]?.tools["git_commit"] == mandate.servers[git]?.tools["git_commit"])
    }

    @Test(
        arguments: [
            (.calls, 7, 7), (.tokens, 1234, 1234), (.money, 10_001, 20_000),
            (.wallTime, 61_000_000_001, 62_000_000_000), (.cpuTime, 1, 1_000_000_000),
            (.memory, (1 << 20) + 1, 2 << 20), (.bytesOut, 1025, 2048), (.processes, 3, 3),
            (.liveCopies, 1, 1), (.memory, 2 << 20, 2 << 20),
        ] as [(Quantity, Int64, Int64)])
    func `A life limit is what was used, rounded up`(quantity: Quantity, used: Int64, max: Int64) {
        let narrow = NarrowestMandate.of(mandate, uses: [], used: [quantity: used])
        #expect(life(narrow, quantity) == max)
    }

    @Test func `A limit appears for what was used without one`() {
        var open = mandate
        open.limits = []
        let narrow = NarrowestMandate.of(
            open, uses: [use(.callTool, "git_log", 4)], used: [.tokens: 5])
        #expect(
            narrow.limits == [
                Limit(.calls, per: .life, max: 4), Limit(.tokens, per: .life, max: 5),
            ])
    }

    @Test func `Windows never allow more than the life, and stay where they are smaller`() {
        let narrow = NarrowestMandate.of(
            mandate, uses: [use(.callTool, "git_log", 30)], used: [.bytesOut: 5000])
        let minute = Limit.Period.window(.seconds(60))
        #expect(narrow.limits.contains(Limit(.calls, per: minute, max: 30)))
        #expect(narrow.limits.contains(Limit(.bytesOut, per: .action, max: 5120)))
    }

    @Test func `What was not measured keeps its limit`() {
        let narrow = NarrowestMandate.of(mandate, uses: [], used: [.tokens: 0])
        #expect(life(narrow, .tokens) == life(mandate, .tokens))
        #expect(life(narrow, .calls) == life(mandate, .calls))
    }

    @Test func `Uses of a server that the mandate lacks are left out`() throws {
        let other = try #require(ServerName("other"))
        let stray = TargetUse(server: other, verb: .callTool, target: "x", count: 1)
        #expect(NarrowestMandate.of(mandate, uses: [stray], used: [:]).servers.isEmpty)
    }

    @Test func `Narrowing again changes nothing, and the result is a good mandate file`() throws {
        let uses = [use(.callTool, "git_log", 3), use(.subscribe, "file:///x/a")]
        let used: [Quantity: Int64] = [.wallTime: 5_000_000_001, .money: 17, .memory: 70_000_000]
        let narrow = NarrowestMandate.of(mandate, uses: uses, used: used)
        #expect(NarrowestMandate.of(narrow, uses: uses, used: used) == narrow)
        #expect(MandateCheck.check(narrow).problems == [])
        #expect(try SampleMandate.load(MandateFile.write(narrow)).mandate == narrow)
    }
}

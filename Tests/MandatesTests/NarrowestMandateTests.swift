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
        let narrow = NarrowestMandate(
            mandate,
            uses: [
                use(.callTool, "git_log", 3), use(.readResource, "file:///x/b"),
                use(.readResource, "file:///x/a"), use(.getPrompt, "daily"),
            ], used: [:]
        ).mandate
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
        let narrow = NarrowestMandate(
            mandate, uses: [use(.callTool, "new"), known], used: [:]
        ).mandate
        #expect(narrow.servers[git]?.tools["new"]?.effect == .irreversible)
        #expect(narrow.servers[git]?.tools["new_known"]?.effect == .irreversible)
    }

    @Test func `A tool that is used keeps its effect and cost`() {
        let narrow = NarrowestMandate(mandate, uses: [use(.callTool, "git_commit")], used: [:])
            .mandate
        #expect(
            narrow.servers[git]?.tools["git_commit"] == mandate.servers[git]?.tools["git_commit"])
    }

    @Test(
        arguments: [
            (.tokens, 1234, 1234), (.money, 10_001, 20_000),
            (.wallTime, 61_000_000_001, 62_000_000_000), (.cpuTime, 1, 1_000_000_000),
            (.memory, (1 << 20) + 1, 2 << 20), (.bytesOut, 1025, 2048), (.processes, 3, 3),
            (.liveCopies, 1, 1), (.memory, 2 << 20, 2 << 20),
        ] as [(Quantity, Int64, Int64)])
    func `A life limit is what was used, rounded up`(quantity: Quantity, used: Int64, max: Int64) {
        let narrow = NarrowestMandate(mandate, uses: [], used: [quantity: used]).mandate
        #expect(life(narrow, quantity) == max)
    }

    @Test func `A limit appears for what was used without one`() {
        var open = mandate
        open.limits = []
        let narrow = NarrowestMandate(
            open, uses: [use(.callTool, "git_log", 4)], used: [.tokens: 5]
        ).mandate
        #expect(
            narrow.limits == [
                Limit(.calls, per: .life, max: 8), Limit(.tokens, per: .life, max: 5),
            ])
    }

    @Test func `Windows never allow more than the life, and stay where they are smaller`() {
        let narrow = NarrowestMandate(
            mandate, uses: [use(.callTool, "git_log", 30)], used: [.bytesOut: 5000]
        ).mandate
        let minute = Limit.Period.window(.seconds(60))
        #expect(narrow.limits.contains(Limit(.calls, per: minute, max: 60)))
        #expect(narrow.limits.contains(Limit(.bytesOut, per: .action, max: 5120)))
    }

    @Test func `What was not measured keeps its limit`() {
        let narrow = NarrowestMandate(mandate, uses: [], used: [.tokens: 0]).mandate
        #expect(life(narrow, .tokens) == life(mandate, .tokens))
        #expect(life(narrow, .calls) == life(mandate, .calls))
    }

    @Test func `Uses of a server that the mandate lacks are left out`() throws {
        let other = try #require(ServerName("other"))
        let stray = TargetUse(server: other, verb: .callTool, target: "x", count: 1)
        #expect(NarrowestMandate(mandate, uses: [stray], used: [:]).mandate.servers.isEmpty)
    }

    @Test(arguments: [(3, 6), (99, 198), (101, 200), (200, 200), (250, 250)])
    func `Calls keep room for twice as many, within what the mandate had`(used: Int, max: Int64) {
        let narrow = NarrowestMandate(
            mandate, uses: [use(.callTool, "git_log", used)], used: [:]
        ).mandate
        #expect(life(narrow, .calls) == max)
    }

    @Test func `A run that comes near no limit of its own stays below the watchers' mark`() {
        for count in 1...100 {
            let narrow = NarrowestMandate(
                mandate, uses: [use(.callTool, "git_log", count)], used: [:]
            ).mandate
            let most = life(narrow, .calls) ?? 0
            #expect(Int64(count) * 1000 / most < Int64(narrow.watch.nearlySpentPermille))
        }
    }

    /// Level, effects of the tools that were used, how many of these ask a person.
    static let levels: [(AutonomyLevel, [EffectClass], Int)] = [
        (.assisted, [.read], 0), (.assisted, [.read, .write], 1), (.assisted, [.irreversible], 1),
        (.bounded, [.write], 0), (.bounded, [.read, .write, .irreversible], 1),
        (.observe, [.read], 1), (.delegated, [.irreversible], 0), (.spawning, [.read], 0),
        (.observe, [], 0),
    ]

    @Test(arguments: levels)
    func `The level is never raised; what asks where nobody can answer is said`(
        level: AutonomyLevel, effects: [EffectClass], asking: Int
    ) {
        var lonely = mandate
        (lonely.level, lonely.approvers) = (level, [])
        for effect in effects {
            lonely.servers[git]?.tools["new_\(effect.rawValue)"] = ToolGrant(effect: effect)
        }
        let uses = effects.map { use(.callTool, "new_\($0.rawValue)") }
        let narrow = NarrowestMandate(lonely, uses: uses, used: [:])
        #expect(narrow.mandate.level == level)
        let said = narrow.remarks.filter {
            $0.key.contains("tools") && $0.value.contains("asks a person, and nobody is named")
        }
        #expect(said.count == asking)
        #expect((narrow.remarks["level"] != nil) == (asking > 0))
        var answered = lonely
        answered.approvers = mandate.approvers
        #expect(NarrowestMandate(answered, uses: uses, used: [:]).mandate.level == level)
    }

    @Test func `A proposal says whose word the class of a tool is`() throws {
        var told = use(.callTool, "told")
        told.effect = .read
        let narrow = NarrowestMandate(mandate, uses: [told, use(.callTool, "silent")], used: [:])
        let lines = narrow.text.split(separator: "\n")
        let read = try #require(lines.first { $0.contains(" told: ") })
        #expect(read.contains("told: read  # its server calls it read-only"))
        let silent = try #require(lines.first { $0.contains(" silent: ") })
        #expect(silent.contains("silent: irreversible  # nobody said"))
        #expect(try SampleMandate.load(narrow.text).mandate == narrow.mandate)
    }

    @Test(arguments: [
        (["/work/project/out"], ["/work/project/out"]), ([], []),
        (["/elsewhere", "/work/project"], ["/work/project"]),
    ])
    func `Only folders that were written may be written, and never new ones`(
        written: [String], granted: [String]
    ) {
        var open = mandate
        open.files.write = ["/work/project"]
        let narrow = NarrowestMandate(open, uses: [], used: [:], written: written).mandate
        #expect(narrow.files.write == granted)
        #expect(NarrowestMandate(open, uses: [], used: [:]).mandate.files == open.files)
    }

    @Test func `Narrowing again changes nothing, and the result is a good mandate file`() throws {
        let uses = [use(.callTool, "git_log", 3), use(.subscribe, "file:///x/a")]
        let used: [Quantity: Int64] = [.wallTime: 5_000_000_001, .money: 17, .memory: 70_000_000]
        let narrow = NarrowestMandate(mandate, uses: uses, used: used).mandate
        let again = NarrowestMandate(narrow, uses: uses, used: used).mandate
        #expect(again == narrow)
        #expect(MandateCheck.check(narrow).problems == [])
        #expect(try SampleMandate.load(MandateFile.write(narrow)).mandate == narrow)
    }
}

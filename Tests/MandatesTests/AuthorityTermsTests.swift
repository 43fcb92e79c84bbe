import Agency
import Mandates
import StrictJSON
import Testing

@Suite("Children, autonomy, prices, labels and power in a mandate file")
struct AuthorityTermsTests {
    private let mandate: Mandate

    init() throws { mandate = try SampleMandate.load(SampleMandate.parent).mandate }

    private func tool(_ name: String) throws -> ToolGrant {
        let web = try #require(ServerName("web").flatMap { mandate.servers[$0] })
        return try #require(web.tools[name])
    }

    @Test func `The sample warns of nothing`() throws {
        #expect(try SampleMandate.load(SampleMandate.parent).warnings == [])
    }

    @Test func `What may be started arrives with the paths of its programs`() {
        #expect(
            mandate.spawn
                == SpawnGrant(
                    agents: ["worker-*", "planner"], level: .bounded,
                    programs: ["/work/project/worker", "python3"]))
    }

    @Test func `What autonomy asks for arrives, classes in one order`() throws {
        let gate = try #require(GateName("review"))
        let other = try #require(GateName("red-team"))
        #expect(
            mandate.autonomy
                == AutonomyTerms(
                    context: .infrastructure,
                    gates: [.bounded: [gate], .delegated: [other, gate]],
                    owner: PersonName("alice"), twoForEffects: [.irreversible, .spend],
                    twoForOrders: true))
    }

    @Test func `Power arrives in the unit of its kind`() throws {
        #expect(
            mandate.needs
                == [.access: 3, .money: 2_500_000, .compute: 90_000, .information: 1 << 20])
        #expect(try tool("fetch").power == [.reach: .fixed(1), .information: .fixed(4096)])
        #expect(try tool("buy").power == [.money: .argument("/cents")])
        #expect(
            try tool("grant").power == [.access: .count("/scopes"), .persistence: .fixed(1)])
        #expect(
            try tool("revoke").power
                == [.access: .fixed(-1), .money: .fixed(-500_000), .compute: .fixed(-120_000)])
        #expect(try tool("post").power == [.influence: .bytes("/a~1b")])
    }

    @Test func `Labels and clearance arrive in one order, and prices by name`() throws {
        let web = try #require(ServerName("web").flatMap { mandate.servers[$0] })
        #expect(web.labels?.map(\.text) == ["untrusted"])
        #expect(try tool("mail").clearance?.map(\.text) == ["public", "untrusted"])
        #expect(try tool("mail").labels?.map(\.text) == ["public"])
        #expect(try tool("fetch").clearance == nil)
        #expect(try tool("buy").price?.text == "card")
        #expect(try tool("buy").effect == .spend)
    }

    @Test func `Fixed stretches follow windows and come before the life`() {
        #expect(
            mandate.limits.filter { $0.quantity == .calls } == [
                Limit(.calls, per: .window(.seconds(60)), max: 60),
                Limit(.calls, per: .fixed(.seconds(86_400)), max: 200),
                Limit(.calls, per: .life, max: 500),
            ])
        #expect(mandate.limits.contains(Limit(.spawns, per: .window(.seconds(3600)), max: 4)))
        #expect(
            mandate.limits.contains(Limit(.credentials, per: .fixed(.seconds(604_800)), max: 2)))
    }

    /// A mandate's digest is the hash of this text: what is not said must not be in it.
    @Test(arguments: [
        "", "autonomy: {}\n", "autonomy: {context: ordinary, gates: {L2: []}}\n",
        "autonomy: {two_people: {effects: [], orders: false}}\n",
        "servers: {a: {command: [b], labels: [], tools: {t: {effect: read, labels: [],"
            + " power: {}, reduces: []}}}}\n",
        "servers: {a: {command: [b], tools: {t: {effect: read, power: {access: 0}}}}}\n",
    ])
    func `What asks for nothing leaves no trace in the record`(more: String) throws {
        let mandate = try SampleMandate.load(SampleMandate.smallest + more).mandate
        let value = try JSONValueEncoder().encode(mandate)
        let text = String(decoding: try value.canonical(), as: UTF8.self)
        for key in ["autonomy", "spawn", "needs", "labels", "clearance", "power", "reduces"] {
            #expect(!text.contains("\"\(key)\""), "\(key)")
        }
        #expect(try JSONValueDecoder(exact: true).decode(Mandate.self, from: value) == mandate)
    }

    @Test func `No need and no word on needs are two things, and so are clearances`() throws {
        let none = try SampleMandate.load(SampleMandate.smallest + "needs: {}\n").mandate
        #expect(none.needs == [:])
        #expect(try SampleMandate.load(MandateFile.write(none)).mandate.needs == [:])
        let closed = try SampleMandate.load(
            SampleMandate.smallest
                + "servers: {a: {command: [b], tools: {t: {effect: read, clearance: []}}}}\n"
        ).mandate
        #expect(ServerName("a").flatMap { closed.servers[$0]?.tools["t"]?.clearance } == [])
    }

    @Test func `The record of all of it reads back exactly`() throws {
        let value = try JSONValueEncoder().encode(mandate)
        #expect(try JSONValueDecoder(exact: true).decode(Mandate.self, from: value) == mandate)
        #expect(value["spawn"]?["agents"] == ["worker-*", "planner"])
        #expect(value["needs"]?["access"]?.asInt64 == 3)
    }

    /// A change to the sample, and the paths of what is warned of.
    private static let warned: [(change: @Sendable (inout Mandate) -> Void, path: String)] = [
        ({ $0.limits.removeAll { $0.quantity == .liveCopies } }, "spawn"),
        ({ $0.level = .bounded }, "spawn"),
        ({ $0.spawn?.level = .spawning }, "spawn.level"),
        ({ ($0.level, $0.spawn) = (.spawning, nil) }, "level"),
        ({ $0.autonomy?.gates[.spawning] = [] }, "autonomy.gates.L4"),
        ({ $0.autonomy?.gates = [:] }, "autonomy.context"),
        ({ $0.limits.append(Limit(.asks, per: .life, max: 3)) }, "limits.asks.life"),
    ]

    @Test(arguments: AuthorityTermsTests.warned.indices)
    func `What is allowed and probably not meant is a warning`(index: Int) throws {
        var mandate = mandate
        Self.warned[index].change(&mandate)
        let check = MandateCheck.check(mandate)
        #expect(check.problems == [])
        #expect(check.warnings.map(\.path).contains(Self.warned[index].path))
        #expect(check.warnings.allSatisfy { !$0.fix.isEmpty })
    }

    @Test func `An owner alone may answer nothing`() throws {
        var mandate = mandate
        mandate.autonomy?.twoForEffects = []
        mandate.autonomy?.twoForOrders = false
        mandate.approvers = mandate.approvers.filter { $0.text == "alice" }
        #expect(MandateCheck.check(mandate).warnings.map(\.path) == ["autonomy.owner"])
        mandate.autonomy?.twoForOrders = true
        #expect(MandateCheck.check(mandate).problems.map(\.path) == ["autonomy.two_people"])
    }

    @Test(
        arguments: [
            ("clearance: [q]", "servers.s.tools.t.clearance"), ("clearance: [p]", nil),
            ("clearance: [p], labels: [q]", "servers.s.tools.t.clearance"),
            ("clearance: [q, p], labels: [q]", nil),
            ("reduces: [stop]", "servers.s.tools.t.reduces"),
            ("cost: {credentials: 1}", "servers.s.tools.t.cost.credentials"),
        ] as [(String, String?)])
    func `A tool that closes itself, or is always denied, is a warning`(
        more: String, path: String?
    ) throws {
        let text =
            SampleMandate.smallest
            + "servers: {s: {command: [b], labels: [p], tools: {t: {effect: read, \(more)}}}}\n"
        #expect(try SampleMandate.load(text).warnings.map(\.path) == (path.map { [$0] } ?? []))
    }

    @Test func `A tripwire for oversight is a warning, and a price needs a limit`() throws {
        let oversight = "servers: {s: {command: [b], tools: {t: oversight}}}\n"
        #expect(
            try SampleMandate.load(SampleMandate.smallest + oversight).warnings.map(\.path)
                == ["servers.s.tools.t"])
        let price =
            "currency: USDC\nservers: {s: {command: [b], tools: {t: {effect: read, price: p}}}}\n"
        #expect(
            try SampleMandate.load(SampleMandate.smallest + price).warnings.map(\.path)
                == ["servers.s.tools.t.price"])
    }

    @Test func `Narrowing keeps what people said beside the grants`() throws {
        let web = try #require(ServerName("web"))
        let used = TargetUse(server: web, verb: .callTool, target: "mail", count: 1)
        let narrow = NarrowestMandate(mandate, uses: [used], used: [:]).mandate
        #expect(narrow.servers[web]?.tools == ["mail": try tool("mail")])
        #expect(narrow.servers[web]?.labels == mandate.servers[web]?.labels)
        #expect(narrow.autonomy == mandate.autonomy)
        #expect(narrow.needs == mandate.needs)
        #expect(narrow.spawn == nil)
        let child = TargetUse(
            server: web, verb: .spawn, target: "worker-1", effect: .spawn, count: 1)
        let parent = NarrowestMandate(mandate, uses: [child], used: [:]).mandate
        #expect(parent.spawn?.agents == ["worker-1"])
        #expect(parent.spawn?.programs == mandate.spawn?.programs)
        #expect(try SampleMandate.load(MandateFile.write(parent)).mandate == parent)
    }
}

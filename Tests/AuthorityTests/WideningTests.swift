import Agency
import Authority
import TestCourt
import Testing

/// Everybody may narrow a live mandate; what allows more must be found (law 6).
@Suite("What a mandate allows beyond another")
struct WideningTests {
    private static var base: Mandate {
        var mandate = Samples.spawning(limits: [Limit(.money, per: .life, max: 100)])
        mandate.policies = "forbid(principal, action, resource) when { context.input has x };"
        mandate.needs = [.access: 3]
        mandate.servers["git"]?.labels = ["personal"]
        mandate.servers["git"]?.tools["push"]?.clearance = ["personal"]
        mandate.servers["git"]?.tools["push"]?.reduces = []
        return mandate
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let make: @Sendable (inout Mandate) -> Void

        init(_ name: String, _ make: @escaping @Sendable (inout Mandate) -> Void) {
            testDescription = name
            self.make = make
        }
    }

    static let wider = [
        Change("another agent") { $0.agent = "other" },
        Change("an approver more") { $0.approvers.append("mallory") },
        Change("other terms") { $0.autonomy = AutonomyTerms() },
        Change("a higher limit") { $0.limits[0].max = 101 },
        Change("a limit less") { $0.limits.removeFirst() },
        Change("another period") { $0.limits[0].period = .action },
        Change("more live copies") {
            $0.limits = $0.limits.map {
                $0.quantity == .liveCopies ? Limit(.liveCopies, per: .life, max: 6) : $0
            }
        },
        Change("a server more") { $0.servers["web"] = ServerGrant(transport: .url("http://x")) },
        Change("a tool more") { $0.servers["git"]?.tools["more"] = ToolGrant(effect: .read) },
        Change("a milder effect") { $0.servers["git"]?.tools["push"]?.effect = .read },
        Change("another effect of the same needs") {
            $0.servers["git"]?.tools["push"]?.effect = .communicate
        },
        Change("a lower cost") { $0.servers["git"]?.tools["push"]?.cost = [.money: 1] },
        Change("no cost") { $0.servers["git"]?.tools["push"]?.cost = [:] },
        Change("a wider resource") { $0.servers["git"]?.resources = ["file:///*"] },
        Change("a prompt more") { $0.servers["git"]?.prompts.append("other") },
        Change("fewer labels") { $0.servers["git"]?.labels = [] },
        Change("any clearance") { $0.servers["git"]?.tools["push"]?.clearance = nil },
        Change("more clearance") {
            $0.servers["git"]?.tools["push"]?.clearance = ["personal", "secret"]
        },
        Change("another program") { $0.servers["git"]?.transport = .command(["/bin/other"]) },
        Change("other files") { $0.files.write = ["/work"] },
        Change("no policies") { $0.policies = "" },
        Change("another policy") {
            $0.policies = "forbid(principal, action, resource) when { context.input has y };"
        },
        Change("a permit more") { $0.policies += " permit(principal, action, resource);" },
        Change("a forbid that only watches") {
            $0.policies = "@mode(\"shadow\") " + $0.policies
        },
        Change("more power") { $0.needs = [.access: 4] },
        Change("no word on power") { $0.needs = nil },
        Change("children of other names") { $0.spawn?.agents = ["*"] },
        Change("other programs of children") { $0.spawn?.programs.append("/bin/sh") },
        Change("less watching") { $0.watch.deniedCount = 500 },
        Change("a longer lease") { $0.leasePeriod = .seconds(60) },
    ]

    @Test("what allows more is found", arguments: wider)
    func found(change: Change) {
        var new = Self.base
        change.make(&new)
        #expect(Widening.of(new, over: Self.base) != nil)
    }

    static let narrower = [
        Change("nothing") { _ in },
        Change("a lower level") { $0.level = .observe },
        Change("a lower limit") { $0.limits[0].max = 1 },
        Change("a limit more") { $0.limits.append(Limit(.calls, per: .life, max: 1)) },
        Change("a tool less") { $0.servers["git"]?.tools["push"] = nil },
        Change("a server less") { $0.servers = [:] },
        Change("a narrower resource") { $0.servers["git"]?.resources = ["file:///work/a*"] },
        Change("a higher cost") { $0.servers["git"]?.tools["push"]?.cost = [.money: 20] },
        Change("a forbid more") { $0.policies += " forbid(principal, action, resource);" },
        Change("no children") { $0.spawn = nil },
        Change("less power") { $0.needs = [:] },
        Change("less clearance") { $0.servers["git"]?.tools["push"]?.clearance = [] },
    ]

    @Test("what only takes away needs nobody's signature", arguments: narrower)
    func allowed(change: Change) {
        var new = Self.base
        change.make(&new)
        #expect(Widening.of(new, over: Self.base) == nil)
    }

    @Test("a number that was implied is not widened by saying it")
    func implied() {
        var old = Self.base
        old.limits = []
        var new = old
        new.limits = [Limit(.liveCopies, per: .life, max: 5)]
        #expect(Widening.of(new, over: old) != nil)
        new.limits = [Limit(.spawns, per: .window(.seconds(3600)), max: 1000)]
        #expect(Widening.of(new, over: old) != nil)
    }

    @Test("a grant less beside a permit of the policies takes away only what it costs")
    func permits() {
        var old = Self.base
        old.policies = "permit(principal, action, resource);"
        var new = old
        new.servers["git"]?.tools["push"] = nil
        #expect(Widening.of(new, over: old) != nil)
    }
}

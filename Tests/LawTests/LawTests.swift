import Agency
import Authority
import HumanDesk
import StrictJSON
import TestCourt
import TestHouse
import Testing
import Tribune

/// The laws of design.md section 4, each by name, each short. The corners are in AuthorityTests,
/// WatchTests and TribuneTests; what cells do (laws 4 and 7) in ConfinementTests; what a verifier
/// finds (law 9) in TransparencyLogTests.
@Suite("The laws")
struct LawTests {
    @Test("Law 1: default deny; a forbid beats any permit; an error never opens")
    func law1() throws {
        let nothing = Mandate(agent: "historian", purpose: "nothing", level: .bounded)
        #expect(try Court(nothing).decide(Samples.call("look")).verdict == .deny)
        let forbid = "permit(principal, action, resource); forbid(principal, action, resource);"
        let failing = "forbid(principal, action, resource) when { context.input.missing };"
        for policies in [forbid, failing] {
            let court = try Court(Samples.mandate(policies: policies))
            #expect(court.decide(Samples.call("look")).verdict == .deny)
        }
        #expect(try Court(Samples.mandate()).decide(Samples.call("look")).verdict == .permit)
    }

    @Test("Law 2: nothing acts that was not recorded first")
    func law2() async throws {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        let id = try #require(house.spend(slot))
        // The permit was handed out after its intent had become durable.
        #expect(house.hall.recorded.durable > id.index)
        house.hall.close()
        #expect(await house.propose(Samples.call("look", lease: lease)).permit() == nil)
    }

    @Test("Law 2: a stop acts although the log takes nothing any more")
    func law2Stop() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate())
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        house.hall.close()
        let order = Order(lineage: lineage, change: .stop, source: .hall("test"))
        let receipt = try await house.hall.order(order, from: House.owner)
        #expect(receipt.index == nil)
        #expect(house.spend(slot) == nil)
        #expect(try house.view(lineage)?.standing == .stopped)
        let next = try House(house.folder.copy(), clock: house.clock)
        #expect(try next.view(lineage)?.standing == .frozen)
    }

    @Test("Law 3: what is reserved and spent never passes the limit")
    func law3() async throws {
        let house = try await House.new()
        let limits = [Limit(.calls, per: .life, max: 3)]
        let (lease, lineage) = try await house.grant(Samples.mandate(limits: limits))
        let done = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 {
                group.addTask { await house.act(Samples.call("look", lease: lease)) }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(done == 3)
        #expect(try house.view(lineage)?.limits.map(\.spent) == [3])
    }

    @Test("Law 4: no lease, no act; a lease that ended is none")
    func law4() async throws {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        #expect(await house.act(Samples.call("look", lease: "lease-invented")) == false)
        #expect(await house.act(Samples.call("look", lease: lease)))
        let next = try house.restarted()
        #expect(await next.act(Samples.call("look", lease: lease)) == false)
    }

    @Test("Law 5: stopped stays stopped, across restarts, also for an unspent permit")
    func law5() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate())
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        let order = Order(lineage: lineage, change: .stop, source: .hall("test"))
        _ = try await house.hall.order(order, from: House.owner)
        #expect(house.spend(slot) == nil)
        let crashed = try house.crashed()
        let restarted = try crashed.restarted()
        for house in [house, restarted] {
            #expect(try house.view(lineage)?.standing == .stopped)
            #expect(await house.act(Samples.call("look", lease: lease)) == false)
        }
    }

    @Test("Law 6: watchers only tighten, only people loosen")
    func law6() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate(.bounded))
        for _ in 0..<5 { house.hall.refused(lease: lease, reason: "bad-json") }
        #expect(try house.view(lineage)?.level == .assisted)
        for source in [Order.Source.finding(1), .hall("me"), .person(uid: 0, name: "alice")] {
            let order = Order(
                lineage: lineage, change: .raise(to: .bounded), source: source, seen: 1 << 20)
            await #expect(throws: Refusal.self) {
                try await house.hall.order(order, from: House.owner)
            }
        }
        #expect(try house.view(lineage)?.level == .assisted)
        let view = try await house.hall.log(for: House.owner)
        let signed = try House.alice.order(
            .raise(to: .bounded), on: lineage, seen: view.size, origin: view.origin)
        _ = try await house.hall.order(signed, from: House.owner)
        #expect(try house.view(lineage)?.level == .bounded)
    }

    @Test("Law 8: state is the fold of the log, and replay does not decide anew")
    func law8() throws {
        var court = try Court(
            Samples.mandate(.bounded, limits: [Limit(.calls, per: .life, max: 2)]))
        for tool in ["look", "push", "look", "look"] {
            try court.propose(Samples.call(tool), shown: Samples.digest("5"))
        }
        #expect(try court.replayed().state() == court.state())
        #expect(try court.reloaded().state() == court.state())
    }

    @Test("Law 9: the whole log can be recomputed from its key alone")
    func law9() async throws {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        for _ in 0..<5 { #expect(await house.act(Samples.call("look", lease: lease))) }
        let size = try house.entries().count
        #expect(try await house.verify() == size)
    }

    @Test("Law 10: the agent learns no reason but a policy author's message")
    func law10() throws {
        let policies = """
            @message("use the index") forbid(principal, action, resource)
            when { context.input has all };
            """
        var court = try Court(
            Samples.mandate(
                .bounded, limits: [Limit(.bytesOut, per: .action, max: 9)], policies: policies))
        let named = court.decide(Samples.call("look", ["all": true])).denial.text
        #expect(named == "Denied by Tribune: use the index")
        var texts: Set<String> = []
        for action in [
            Samples.call("other"), Samples.call("look", bytesOut: 10),
            Samples.call("look", definition: Samples.digest("e")),
            Samples.call("look", lease: "lease-9"),
        ] { texts.insert(court.decide(action).denial.text) }
        try court.order(.stop)
        texts.insert(court.decide(Samples.call("look")).denial.text)
        #expect(texts == [Denial.constantText])
    }

    @Test("Law 11: a policy that a lower level would widen does not load")
    func law11() throws {
        for policy in [
            "permit(principal, action, resource) when { context.tribune.level <= 2 };",
            "forbid(principal, action, resource) when { context.tribune.level >= 2 };",
        ] {
            #expect(throws: MandateFault.self) {
                try Authority.check(Samples.mandate(policies: policy))
            }
        }
    }

    @Test("Law 12: what touches oversight is denied, whatever permits it, while observing too")
    func law12() async throws {
        let house = try await House.new()
        let all = "permit(principal, action, resource);"
        for observing in [false, true] {
            let (lease, _) = try await house.grant(
                Samples.mandate(.spawning, policies: all), observing: observing)
            let path = JSONValue.string(house.folder.path + "/./log//checkpoint")
            let call = Samples.call("look", ["path": path], lease: lease)
            #expect(await house.act(call) == false)
        }
    }
}

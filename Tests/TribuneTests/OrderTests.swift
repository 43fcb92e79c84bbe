import Agency
import HumanDesk
import Synchronization
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

@Suite("Orders")
struct OrderTests {
    private func stop(_ house: House, _ lineage: LineageID) async throws -> OrderReceipt {
        let order = Order(lineage: lineage, change: .stop, source: .hall("test"))
        return try await house.hall.order(order, from: House.owner)
    }

    private func tighten(
        _ house: House, _ lineage: LineageID, _ change: Order.Change
    ) async throws {
        let order = Order(lineage: lineage, change: change, source: .hall("test"))
        _ = try await house.hall.order(order, from: House.owner)
    }

    private func refusal(_ house: House, _ order: Order) async -> String? {
        do {
            _ = try await house.hall.order(order, from: House.owner)
            return nil
        } catch {
            return (error as? Refusal)?.code ?? "\(error)"
        }
    }

    private func signed(
        _ house: House, _ lineage: LineageID, _ change: Order.Change = .resume,
        by person: Person = House.alice, seen: Int? = nil
    ) throws -> Order {
        let log = house.hall.log
        return try person.order(
            change, on: lineage, seen: seen ?? log.nextIndex, origin: log.key.name)
    }

    @Test("a stop between decision and spending voids the permit and charges nothing")
    func stopVoids() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(
            Samples.mandate(limits: [Limit(.calls, per: .life, max: 5)]))
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        let receipt = try await stop(house, lineage)
        #expect(receipt.unknown.isEmpty && receipt.index != nil)
        #expect(house.spend(slot) == nil)
        let limit = try #require(try house.view(lineage)?.limits.first)
        #expect(limit.reserved == 0 && limit.spent == 0)
    }

    @Test("a stop cancels what is in flight once, names it unknown and charges it")
    func stopCancels() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(
            Samples.mandate(limits: [Limit(.calls, per: .life, max: 5)]))
        let cancels = Counter()
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        let id = try #require(house.spend(slot) { cancels.add() })
        let receipt = try await stop(house, lineage)
        #expect(receipt.unknown == [id.index])
        #expect(cancels.count == 1)
        #expect(try house.view(lineage)?.limits.map(\.spent) == [1])
        #expect(await house.settle(id) == false, "nobody hears of a result after the stop")
        _ = try await stop(house, lineage)
        #expect(cancels.count == 1)
    }

    @Test("stopped stays stopped: in memory, after a crash and after an orderly end")
    func stays() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate(.spawning))
        _ = try await stop(house, lineage)
        let crashed = try house.crashed()
        let starts: [() throws -> House] = [
            { house }, { crashed }, { try crashed.restarted() },
        ]
        for start in starts {
            let house = try start()
            for action in [
                Samples.call("look", lease: lease), Samples.call("other", lease: lease),
                Samples.call("push", lease: lease),
            ] {
                #expect(await house.propose(action).denial() == Denial.constantText)
            }
            #expect(try house.view(lineage)?.standing == .stopped)
            #expect(await refusal(house, try signed(house, lineage)) == "stopped")
            #expect(try house.view(lineage)?.standing == .stopped, "not even a person lifts it")
        }
    }

    @Test("a stop is not held up by a signature, and any known person may give it")
    func anybodyStops() async throws {
        let house = try await House.new()
        let (_, lineage) = try await house.grant(Samples.mandate())
        let dora = Person("dora", key: 7, uid: 4_000_000)
        let order = Order(lineage: lineage, change: .stop, source: .hall("test"))
        await #expect(throws: Refusal.self) {
            try await house.hall.order(order, from: dora.peer)
        }
        try await house.hall.add(dora.record(), from: House.owner)
        _ = try await house.hall.order(order, from: dora.peer)
        let last = try #require(try house.entries().last)
        guard case .order(let recorded) = last.body else {
            Issue.record("\(last.body.kind)")
            return
        }
        #expect(recorded.source == .person(uid: 4_000_000, name: "dora"))
    }

    @Test("freezing voids what is unspent; a signed resume lifts it")
    func freeze() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate())
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        try await tighten(house, lineage, .freeze)
        #expect(house.spend(slot) == nil)
        #expect(await house.act(Samples.call("look", lease: lease)) == false)
        #expect(await refusal(house, try signed(house, lineage)) == nil)
        #expect(await house.act(Samples.call("look", lease: lease)))
    }

    @Test(
        "loosening needs a fresh signature of an approver over exactly this order",
        arguments: [
            Order.Change.resume, .raise(to: .bounded),
            .pin(server: "git", tool: "look", definition: Samples.digest("e")),
        ])
    func loosening(change: Order.Change) async throws {
        let house = try await House.new()
        let (_, lineage) = try await house.grant(Samples.mandate(.bounded))
        try await tighten(house, lineage, .lower(to: .observe))
        let before = try signed(house, lineage, change)
        try await tighten(house, lineage, .freeze)
        let good = try signed(house, lineage, change)
        func changed(_ edit: (inout Order) -> Void) -> Order {
            var order = good
            edit(&order)
            return order
        }
        let wrong: [(Order, String)] = [
            (changed { $0.source = .hall("me") }, "no-person"),
            (changed { $0.source = .finding(1) }, "no-person"),
            (changed { $0.source = .person(uid: 0, name: nil) }, "no-person"),
            (changed { $0.source = .person(uid: 0, name: "mallory") }, "no-person"),
            (changed { $0.source = .person(uid: 0, name: "bob") }, "not-approver"),
            (changed { $0.signature = nil }, "bad-signature"),
            (changed { $0.seen = nil }, "old-signature"),
            (changed { $0.seen = 1 << 40 }, "old-signature"),
            (changed { $0.change = .raise(to: .spawning) }, "bad-signature"),
            (changed { $0.lineage = "lin-other" }, "no-lineage"),
            (before, "old-signature"),
            (try signed(house, lineage, change, by: House.bob), "not-approver"),
            (try signed(house, lineage, change, by: Person("alice", key: 9)), "bad-signature"),
        ]
        for (order, code) in wrong { #expect(await refusal(house, order) == code) }
        #expect(try house.view(lineage)?.level == .observe)
        #expect(try house.view(lineage)?.standing == .frozen)
        #expect(await refusal(house, good) == nil)
    }

    @Test("what a crash left behind is not raised: nothing of it can act any more")
    func raiseAfterCrash() async throws {
        let house = try await House.new()
        let (_, lineage) = try await house.grant(Samples.mandate(.bounded))
        try await tighten(house, lineage, .lower(to: .observe))
        let next = try house.crashed()
        #expect(try next.view(lineage)?.standing == .frozen)
        let orders = try next.entries().count { $0.body.kind == "order" }
        #expect(await refusal(next, try signed(next, lineage, .raise(to: .bounded))) == "ended")
        #expect(try next.entries().count { $0.body.kind == "order" } == orders)
        #expect(await refusal(next, try signed(next, lineage, .resume)) == nil)
        #expect(try next.view(lineage)?.standing == .ended, "resumed, and still nothing lives")
        #expect(await refusal(next, try signed(next, lineage, .raise(to: .bounded))) == "ended")
    }

    @Test("a raise that raises nothing, or more than the mandate, is refused by name")
    func raiseWithoutEffect() async throws {
        let house = try await House.new()
        let (_, lineage) = try await house.grant(Samples.mandate(.bounded))
        try await tighten(house, lineage, .lower(to: .assisted))
        for (level, code) in [
            (AutonomyLevel.observe, "not-lower"), (.assisted, "not-lower"),
            (.delegated, "above-mandate"), (.spawning, "above-mandate"),
        ] {
            let order = try signed(house, lineage, .raise(to: level))
            #expect(await refusal(house, order) == code, "\(level)")
        }
        #expect(await refusal(house, try signed(house, lineage, .raise(to: .bounded))) == nil)
    }

    @Test("a signature from the log is worthless the second time")
    func replayed() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate())
        try await tighten(house, lineage, .freeze)
        let order = try signed(house, lineage)
        #expect(await refusal(house, order) == nil)
        #expect(await refusal(house, order) == "not-frozen")
        try await tighten(house, lineage, .freeze)
        #expect(await refusal(house, order) == "old-signature")
        #expect(await house.act(Samples.call("look", lease: lease)) == false)
    }

    @Test("what a watcher lowered, no later finding raises; a person may")
    func watcherNeverRaises() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate(.bounded))
        var level = AutonomyLevel.bounded
        for _ in 0..<20 {
            house.hall.refused(lease: lease, reason: "bad-json")
            let now = try #require(try house.view(lineage)?.level)
            #expect(now <= level)
            level = now
        }
        #expect(level == .observe)
        let orders = try house.entries().compactMap { entry -> Order? in
            if case .order(let order) = entry.body { order } else { nil }
        }
        #expect(orders.count == 2)
        #expect(orders.allSatisfy { !$0.change.loosens })
        #expect(await refusal(house, try signed(house, lineage, .raise(to: .bounded))) == nil)
        #expect(try house.view(lineage)?.level == .bounded)
    }
}

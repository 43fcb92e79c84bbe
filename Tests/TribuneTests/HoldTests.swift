import Agency
import HumanDesk
import StrictJSON
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

@Suite("A legal hold wins over erasure")
struct HoldTests {
    /// A house with a call whose arguments and result can be erased.
    private struct Told {
        let house: House
        let lineage: LineageID
        /// The intent's entry and the outcome's.
        let entries: [Int]

        init() async throws {
            house = try await House.new()
            let lease: LeaseID
            (lease, lineage) = try await house.grant(Samples.mandate())
            let call = Samples.call("look", ["word": "wisteria"], lease: lease)
            let id = try #require(house.spend(await house.propose(call).permit()))
            await house.settle(id, result: Array("wisteria too".utf8))
            let outcome = try house.entries().firstIndex { entry in
                if case .outcome(let record) = entry.body { record.action == id } else { false }
            }
            entries = [id.index, try #require(outcome)]
        }
    }

    private func order(
        _ house: House, _ change: Order.Change, on lineage: LineageID, from peer: Peer = House.owner
    ) async throws {
        let order = Order(lineage: lineage, change: change, source: .hall("test"))
        _ = try await house.hall.order(order, from: peer)
    }

    private func release(
        _ house: House, _ lineage: LineageID, by person: Person = House.alice
    ) throws -> Order {
        let log = house.hall.log
        return try person.order(
            .release, on: lineage, seen: log.nextIndex, origin: log.key.name)
    }

    private func code(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? Refusal)?.code ?? "\(error)"
        }
    }

    private func payloads(_ house: House, of entries: [Int]) throws -> [String?] {
        let views = try house.views()
        return entries.map { views[$0].payload }
    }

    @Test("what is held is not erased: arguments and results, now, after a crash and after an end")
    func held() async throws {
        let told = try await Told()
        try await order(told.house, .hold, on: told.lineage)
        let crashed = try told.house.crashed()
        for house in [told.house, crashed, try crashed.restarted()] {
            for entry in told.entries {
                let code = await code { try await house.hall.erase(entry, from: House.owner) }
                #expect(code == "held")
            }
            #expect(try payloads(house, of: told.entries).allSatisfy { $0 != nil })
        }
    }

    @Test("a snapshot remembers a hold, and a full replay agrees with it")
    func snapshot() async throws {
        let told = try await Told()
        try await order(told.house, .hold, on: told.lineage)
        try told.house.hall.takeSnapshot()
        let next = try told.house.crashed()
        #expect(next.hall.fullReplay() == .agrees)
        let code = await code { try await next.hall.erase(told.entries[0], from: House.owner) }
        #expect(code == "held")
    }

    @Test("only an approver's fresh signature ends a hold; then erasure works and proofs hold")
    func released() async throws {
        let told = try await Told()
        let (house, lineage) = (told.house, told.lineage)
        #expect(
            await code {
                _ = try await house.hall.order(
                    try release(house, lineage), from: House.owner)
            } == "not-held")
        let early = try release(house, lineage)
        try await order(house, .hold, on: lineage)
        let unsigned = Order(lineage: lineage, change: .release, source: .hall("me"))
        let wrong = [
            (unsigned, "no-person"), (early, "old-signature"),
            (try release(house, lineage, by: House.bob), "not-approver"),
            (try release(house, lineage, by: Person("alice", key: 9)), "bad-signature"),
        ]
        for (order, expected) in wrong {
            #expect(
                await code { _ = try await house.hall.order(order, from: House.owner) }
                    == expected)
        }
        #expect(
            await code { try await house.hall.erase(told.entries[0], from: House.owner) }
                == "held")
        let good = try release(house, lineage)
        #expect(await code { _ = try await house.hall.order(good, from: House.owner) } == nil)
        #expect(
            await code { _ = try await house.hall.order(good, from: House.owner) }
                == "not-held")
        for entry in told.entries { try await house.hall.erase(entry, from: House.owner) }
        #expect(try payloads(house, of: told.entries).allSatisfy { $0 == nil })
        #expect(try await house.verify() == house.hall.log.durableSize)
    }

    @Test("a hold is on one lineage, may be on one that was stopped, and changes nothing else")
    func reach() async throws {
        let told = try await Told()
        let house = told.house
        let (lease, other) = try await house.grant(Samples.mandate())
        try await order(house, .hold, on: other)
        #expect(try house.view(other)?.standing == .active)
        #expect(await house.act(Samples.call("look", lease: lease)))
        try await house.hall.erase(told.entries[0], from: House.owner)
        try await order(house, .stop, on: told.lineage)
        try await order(house, .hold, on: told.lineage)
        #expect(
            await code { try await house.hall.erase(told.entries[1], from: House.owner) }
                == "held")
        #expect(
            await code {
                _ = try await house.hall.order(
                    try release(house, told.lineage), from: House.owner)
            } == nil)
        #expect(try house.view(told.lineage)?.standing == .stopped)
    }

    @Test("who is not the owner erases nothing, and an entry without a payload has none to erase")
    func refusals() async throws {
        let told = try await Told()
        let stranger = Peer(uid: 4_000_000, pid: 1)
        let hall = told.house.hall
        #expect(await code { try await hall.erase(told.entries[0], from: stranger) } == "not-owner")
        #expect(await code { try await hall.erase(0, from: House.owner) } == "no-payload")
        #expect(await code { try await hall.erase(1 << 40, from: House.owner) } == "no-entry")
        #expect(await code { try await order(told.house, .hold, on: "lin-nobody") } == "no-lineage")
    }
}

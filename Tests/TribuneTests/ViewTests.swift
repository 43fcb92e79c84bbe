import Agency
import Dispatch
import HumanDesk
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

/// What people see comes from two places: most views from memory, which is ahead of the disk, and
/// the log from the disk. A later look must never show less than an earlier one.
@Suite("What people are shown")
struct ViewTests {
    /// A house whose log makes nothing durable until `letGo`: its writer is held up in the answer
    /// to a call.
    private struct Held {
        let house: House
        let lease: LeaseID
        let lineage: LineageID
        private let gate = DispatchSemaphore(value: 0)

        init() async throws {
            house = try await House.new()
            (lease, lineage) = try await house.grant(Samples.mandate(.bounded))
            let (answered, answer) = AsyncStream<Void>.makeStream()
            house.hall.propose(
                Samples.call("other", lease: lease), asked: { _ in },
                reply: { [gate] _ in
                    answer.finish()
                    gate.wait()
                })
            for await _ in answered {}
        }

        func letGo() { gate.signal() }

        /// Runs a view that must wait, lets the log go on when it had every chance to end too
        /// early, and returns what it showed.
        func shown<T: Sendable>(_ view: @escaping @Sendable () async throws -> T) async throws -> T
        {
            let task = Task { try await view() }
            for _ in 0..<1000 { await Task.yield() }
            letGo()
            return try await task.value
        }
    }

    @Test("the log covers what ps showed, so its reader's signature counts")
    func logCoversViews() async throws {
        let held = try await Held()
        let (house, lineage) = (held.house, held.lineage)
        for _ in 0..<5 { house.hall.refused(lease: held.lease, reason: "bad-json") }
        #expect(try house.view(lineage)?.level == .assisted, "a person sees the lower level")
        #expect(house.hall.recorded.durable < house.hall.recorded.queued)
        let queued = house.hall.recorded.queued
        let log = try await held.shown { try await house.hall.log(for: House.owner) }
        #expect(log.size >= queued)
        let signed = try House.alice.order(
            .raise(to: .bounded), on: lineage, seen: log.size, origin: log.origin)
        _ = try await house.hall.order(signed, from: House.owner)
        #expect(try house.view(lineage)?.level == .bounded)
    }

    @Test("the entries cover what ps showed")
    func entriesCoverViews() async throws {
        let held = try await Held()
        let house = held.house
        house.hall.refused(lease: held.lease, reason: "bad-json")
        let queued = house.hall.recorded.queued
        let count = try await held.shown { try await entryCount(house) }
        #expect(count >= queued)
    }

    @Test("an ask that a person saw can be answered although it was not durable yet")
    func askBeforeDurable() async throws {
        let held = try await Held()
        let house = held.house
        let proposal = house.propose(Samples.call("push", lease: held.lease))
        let view = try #require(try house.hall.asks(for: House.owner).first)
        let answer = try House.alice.answer(
            view.ask, .approve, shown: try #require(Hall.digest(Array(view.document.utf8))),
            origin: house.hall.log.key.name)
        _ = try await held.shown {
            try await house.hall.answer(view.ask, answer, from: House.owner)
        }
        #expect(await proposal.ask() == view.ask, "the door hears of the ask first")
        #expect(house.spend(await proposal.permit()) != nil)
    }

    @Test("a log that failed or was closed still shows what it has")
    func closedLog() async throws {
        let house = try await House.new()
        house.hall.close()
        let log = try await house.hall.log(for: House.owner)
        #expect(try await entryCount(house) == log.size)
    }

    /// How many entries a reader finds who asks until there are no more.
    private func entryCount(_ house: House) async throws -> Int {
        var count = 0
        while true {
            let page = try await house.hall.entries(
                from: count, max: 1000, payloads: false, for: House.owner)
            if page.isEmpty { return count }
            count += page.count
        }
    }
}

import Agency
import Authority
import HumanDesk
import StrictJSON
import Synchronization
import TestCourt
import TestHouse
import TestKit
import Testing
import TransparencyLog
import Watch

@testable import Tribune

/// Agents that do anything, people who answer and stop, crashes and restarts, all from one seed.
/// One step at a time, so a seed that fails once fails always.
final class World {
    private var random: SeededGenerator
    private var house: House
    private var agents: [Agent] = []
    private static let limits = [
        Limit(.calls, per: .life, max: 25), Limit(.calls, per: .window(.seconds(20)), max: 8),
        Limit(.money, per: .life, max: 65),
    ]

    init(seed: UInt64) async throws {
        random = SeededGenerator(seed: seed)
        house = try await House.new()
        for _ in 0..<3 { try await hire() }
    }

    /// Does one thing and names it.
    func step() async throws -> String {
        house.clock.advance(Instant.Span(nanoseconds: Int64(random.number(0...3_000_000_000))))
        let place = random.number(0...(agents.count - 1))
        switch random.number(0...99) {
        case 0..<40: return try await propose(place)
        case 40..<55: return spend(place)
        case 55..<70: return await settle(place)
        case 70..<78: return try await answer(place)
        case 78..<83: return refuse(place)
        case 83..<86: return change(place)
        case 86..<90: return try await order(place)
        case 90..<93: return try await loosen(place)
        case 93..<95: return try await stop(place)
        case 95..<97: return try await restart()
        default:
            try await hire()
            return "hire"
        }
    }

    private func hire() async throws {
        let level = random.pick(AutonomyLevel.allCases)
        let mandate = Samples.mandate(level, limits: Self.limits)
        let (lease, lineage) = try await house.grant(mandate)
        agents.append(Agent(lease: lease, lineage: lineage, level: level))
    }

    private func propose(_ place: Int) async throws -> String {
        let tool = random.pick(["look", "look", "write", "push", "other"])
        let path = random.number(0...9) == 0 ? house.folder.path : "/work"
        let call = Samples.call(tool, ["path": .string(path)], lease: agents[place].lease)
        let proposal = house.propose(call)
        switch await proposal.next() {
        case .asked(let ask): agents[place].waiting.append((ask, proposal))
        case .ruled(.permit(let slot)):
            #expect(!agents[place].isStopped, "law 5")
            #expect(path == "/work", "law 12")
            #expect(house.hall.recorded.durable > slot.action.index, "law 2")
            agents[place].permits.append(slot)
        case .ruled(.deny), nil: break
        }
        return "propose \(tool)"
    }

    private func spend(_ place: Int) -> String {
        guard !agents[place].permits.isEmpty else { return "nothing" }
        let slot = agents[place].permits.remove(
            at: random.number(0...(agents[place].permits.count - 1)))
        guard let id = house.spend(slot) else { return "spend void" }
        #expect(!agents[place].isStopped, "law 5")
        agents[place].flying.append(id)
        return "spend"
    }

    private func settle(_ place: Int) async -> String {
        guard let id = agents[place].flying.popLast() else { return "nothing" }
        let status = random.pick([Outcome.Status.succeeded, .failed, .cancelled, .unknown])
        let done = await house.settle(id, status, used: [.money: Int64(random.number(0...10))])
        #expect(!(done && agents[place].isStopped), "law 5: nothing is heard after a stop")
        let again = await house.settle(id, .voided)
        #expect(!again, "law 3: settled twice")
        return "settle \(status)"
    }

    private func answer(_ place: Int) async throws -> String {
        guard let (ask, proposal) = agents[place].waiting.popLast() else { return "nothing" }
        guard let view = try house.hall.asks(for: House.owner).first(where: { $0.ask == ask })
        else { return "ask is over" }
        if random.number(0...3) == 0 {
            house.hall.withdraw(ask)
            #expect(await proposal.denial() != nil)
            return "withdraw"
        }
        let shown = try #require(Hall.digest(Array(view.document.utf8)))
        let decision = random.pick([AnswerRecord.Decision.approve, .deny])
        let answer = try House.alice.answer(
            ask, decision, shown: shown, origin: house.hall.log.key.name)
        do {
            _ = try await house.hall.answer(ask, answer, from: House.owner)
        } catch let refusal as Refusal {
            #expect(refusal.code == "too-late")
            return "answer refused"
        }
        if case .ruled(.permit(let slot)) = await proposal.next() {
            #expect(decision == .approve)
            agents[place].permits.append(slot)
        }
        return "answer \(decision)"
    }

    private func refuse(_ place: Int) -> String {
        for _ in 0..<3 { house.hall.refused(lease: agents[place].lease, reason: "bad-json") }
        return "refuse"
    }

    private func change(_ place: Int) -> String {
        let tool = ToolDefinition(name: "write", digest: Samples.digest(random.pick(["d", "e"])))
        house.hall.admit([tool], of: "git", to: agents[place].lease) { _ in }
        return "change a tool"
    }

    private func order(_ place: Int) async throws -> String {
        let change = random.pick([Order.Change.freeze, .lower(to: .assisted)])
        let order = Order(lineage: agents[place].lineage, change: change, source: .hall("test"))
        _ = try await house.hall.order(order, from: House.owner)
        return "order \(change)"
    }

    private func loosen(_ place: Int) async throws -> String {
        let change = random.pick([Order.Change.resume, .raise(to: .spawning)])
        let order = try House.alice.order(
            change, on: agents[place].lineage, seen: house.hall.log.nextIndex,
            origin: house.hall.log.key.name)
        do {
            _ = try await house.hall.order(order, from: House.owner)
        } catch let refusal as Refusal {
            let known = ["not-frozen", "stopped", "ended", "not-lower", "above-mandate"]
            #expect(known.contains(refusal.code))
            return "order refused"
        }
        if case .raise = change { agents[place].level = .spawning }
        return "order \(change)"
    }

    private func stop(_ place: Int) async throws -> String {
        let order = Order(lineage: agents[place].lineage, change: .stop, source: .hall("test"))
        let receipt = try await house.hall.order(order, from: House.owner)
        let flying = agents[place].isStopped ? [] : agents[place].flying.map(\.index)
        #expect(Set(receipt.unknown) == Set(flying), "law 5: a stop names what is unknown")
        agents[place].isStopped = true
        return "stop"
    }

    private func restart() async throws -> String {
        let crashes = random.number(0...1) == 0
        house = try crashes ? house.crashed() : house.restarted()
        for place in agents.indices {
            agents[place].permits = []
            agents[place].flying = []
            agents[place].waiting = []
        }
        try await hire()
        return crashes ? "crash" : "restart"
    }

    /// Laws 3, 5 and 6.
    func checkLaws(_ place: String) throws {
        let now = house.clock.now
        let state = house.hall.state.withLock { $0.authority.state }
        for agent in agents.indices {
            let lineage = try #require(state.lineages[agents[agent].lineage])
            for meter in lineage.ledger.meters {
                #expect(meter.reserved >= 0, "law 3, \(place)")
                #expect(
                    meter.spent(at: now) + meter.reserved <= meter.limit.max, "law 3, \(place)")
            }
            #expect(!agents[agent].isStopped || lineage.standing == .stopped, "law 5, \(place)")
            #expect(lineage.level <= agents[agent].level, "law 6, \(place)")
            agents[agent].level = lineage.level
        }
    }

    /// Law 8: a fold of the whole log has the state of memory.
    func checkReplay(_ place: String) throws {
        house.waitUntilDurable()
        let (state, watch) = house.hall.state.withLock { ($0.authority.state, $0.watch) }
        var replay = Replay()
        try replay.fold(house.hall.log, to: house.hall.log.durableSize)
        #expect(replay.authority.state == state, "law 8, \(place)")
        #expect(replay.watch == watch, "law 8, \(place)")
    }
}

import Agency
import Authority
import HumanDesk
import TestCourt
import TransparencyLog
import Tribune

/// Halls, people, agents, clocks and stores that do one thing a tick.
final class World {
    struct Moment {
        var tick = -1
        /// True time, which nobody's clock shows.
        var nanoseconds: Int64 = 0
    }

    let seed: UInt64
    let isTraced: Bool
    private(set) var trace: [String] = []
    var tally = Tally()
    var now = Moment()
    var dice: Dice
    let hands = Hands()
    let storeClock = Steady(drift: -3000)
    let daemons: [Daemon]
    let shards: [Shard]
    /// Halls that run, also those that were superseded and do not know.
    var houses: [House] = []
    var opened = 0
    var proposals = 0
    /// What doors wait for: the shard, the lease, the action, the house.
    var doors: [Int: (shard: Int, action: Action, house: Int)] = [:]

    static let people = [
        Citizen("alice", key: 1), Citizen("bob", key: 2), Citizen("carol", key: 3),
        Citizen("dave", key: 4),
    ]

    var hasOwners: Bool { daemons.count > 1 }

    init(seed: UInt64, daemons count: Int, traced: Bool) {
        self.seed = seed
        isTraced = traced
        dice = Dice(seed: seed, tick: -1)
        daemons = (0..<count).map { Daemon($0, drift: Int64($0 % 3 - 1) * 3000) }
        shards = (0..<(count > 1 ? 2 : 1)).map { Shard($0) }
    }

    /// The first start: people are made known.
    func begin() throws {
        for shard in shards { open(shard, daemons[shard.number % daemons.count]) }
        for house in houses {
            for citizen in Self.people {
                let record = try citizen.record()
                people(house) { try await $0.add(record, from: Citizen.owner) }
            }
        }
        try finish("begin")
    }

    /// Does one thing, lets what follows from it happen, and looks at every law.
    func tick(_ tick: Int) throws {
        dice = Dice(seed: seed, tick: tick)
        now.tick = tick
        tally.ticks += 1
        pass(dice.once(in: 3) ? 0 : Int64(dice.number(0...1_500_000_000)))
        if !dice.once(in: 4) { heartbeat() }
        let shard = dice.pick(shards)
        shard.auditor.tick = tick
        let running = houses.filter { $0.shard == shard.number && isAwake($0) }
        guard let house = dice.one(of: running) else {
            return try finish(start(shard))
        }
        try finish(try act(house, shard))
    }

    /// Time passes for everybody, on each clock as it goes.
    func pass(_ nanoseconds: Int64) {
        now.nanoseconds += nanoseconds
        storeClock.advance(nanoseconds)
        for daemon in daemons {
            daemon.clock.advance(nanoseconds)
            daemon.steady.advance(nanoseconds)
            daemon.standstill = max(0, daemon.standstill - 1)
        }
    }

    func isAwake(_ house: House) -> Bool { daemons[house.daemon].standstill == 0 }

    func daemon(of house: House) -> Daemon { daemons[house.daemon] }

    /// What was done becomes durable, answers arrive, and the laws are looked at.
    private func finish(_ what: String) throws {
        tally.did(what)
        if isTraced { trace.append("\(now.tick): \(what)") }
        for house in houses where isAwake(house) {
            if house.pause > 0 {
                house.pause -= 1
                continue
            }
            for _ in 0..<4 {
                hands.work()
                house.hall.log.commitPending()
            }
            hands.work()
        }
        for shard in shards { try read(shard) }
        try deliver()
        try checkLaws()
    }

    func note(_ text: @autoclosure () -> String) {
        if isTraced { trace.append("    \(text())") }
    }

    private func read(_ shard: Shard) throws {
        let row = shard.disk.row
        let writer = houses.last {
            $0.shard == shard.number && (!hasOwners || $0.ownership?.token == row.token)
        }
        let size = shard.auditor.size
        for index in size..<max(size, shard.disk.size) {
            if let action = writer?.proposed[index] { shard.auditor.proposed[index] = action }
        }
        shard.auditor.tick = now.tick
        do {
            try shard.auditor.read(shard.disk, &tally)
        } catch let broken as LawBroken {
            throw broken
        } catch {
            throw LawBroken(8, "an entry of the store cannot be read: \(error)", tick: now.tick)
        }
    }

    /// Doors hear what was decided.
    private func deliver() throws {
        for house in houses {
            let shard = shards[house.shard]
            for (number, event) in house.inbox.take() {
                guard let door = doors[number] else { continue }
                let place = shard.agents.firstIndex { $0.lease == door.action.lease }
                switch event {
                case .asked(let ask):
                    if let place { shard.agents[place].waiting.append(ask) }
                case .ruled(.deny(let denial)):
                    doors[number] = nil
                    tally.look(10)
                    let texts = [Denial.constantText, "Denied by Tribune: not flagged"]
                    guard texts.contains(denial.text) else {
                        throw LawBroken(10, "the agent hears: \(denial.text)", tick: now.tick)
                    }
                case .ruled(.permit(let slot)):
                    doors[number] = nil
                    try check(slot, door.action, shard)
                    if let place { shard.agents[place].permits.append(slot) }
                }
            }
        }
    }

    /// Law 2: a permit is for what the store holds.
    private func check(_ slot: PermitSlot, _ action: Action, _ shard: Shard) throws {
        tally.look(2)
        note("permit \(slot.action) \(action.verb) \(action.target) \(action.lease)")
        guard slot.action.index < shard.disk.size,
            let leaf = shard.disk.entries(from: slot.action.index).first,
            let entry = try? Entry(leaf: leaf), case .intent(let intent) = entry.body,
            intent.lease == action.lease, intent.verb == action.verb,
            intent.target == action.target, intent.verdict == .permit || intent.observed
        else {
            throw LawBroken(2, "a permit for \(slot.action), which is no record", tick: now.tick)
        }
        guard !shard.stopped.contains(shard.lineage(of: action.lease)) else {
            throw LawBroken(5, "a permit after a stop", tick: now.tick)
        }
    }

    /// Calls what people call, on hands that the world moves.
    func people(_ house: House, _ work: @escaping @Sendable (Hall) async throws -> Void) {
        let hall = house.hall
        Task(executorPreference: hands) {
            // A refusal is an answer; what was refused wrongly shows in the books.
            _ = try? await work(hall)
        }
        hands.work()
    }
}

import Agency
import Authority
import Synchronization
import TransparencyLog
import Tribune

/// Starts, ends, owners and heartbeats.
extension World {
    /// Some daemon tries to take a shard that nobody serves.
    func start(_ shard: Shard) -> String {
        if dice.once(in: 2) { shard.disk.contents.withLock { $0.capacity = .max } }
        let able = daemons.filter { daemon in
            daemon.standstill == 0 && daemon.reachesStore
                && !houses.contains { $0.shard == shard.number && $0.daemon == daemon.number }
        }
        guard let daemon = dice.one(of: able) else { return "nobody can start" }
        return open(shard, daemon) ? "start" : "start refused"
    }

    @discardableResult
    func open(_ shard: Shard, _ daemon: Daemon) -> Bool {
        var ownership: Ownership?
        if hasOwners {
            guard let taken = take(shard, daemon) else { return false }
            ownership = taken
        }
        opened += 1
        do {
            let house = try House(
                opened, daemon: daemon, shard: shard, ownership, storeClock: storeClock)
            let ending = shard.isMarked ? Started.Ending.crash : house.ending
            try house.hall.begin(after: ending, adopted: [])
            houses.append(house)
            shard.isMarked = false
            return true
        } catch {
            return false
        }
    }

    /// As `ShardOwnership.taking`: free, its own before, or run out by the store's clock.
    private func take(_ shard: Shard, _ daemon: Daemon) -> Ownership? {
        let asked = daemon.steady.now
        let (now, owner) = (storeClock.now, daemon.number)
        let token = shard.disk.contents.withLock { disk -> Int? in
            let row = disk.row
            guard row.owner == nil || row.owner == owner || row.expires <= now else { return nil }
            disk.row = .init(owner: owner, token: row.token + 1, expires: now + Ownership.period)
            return disk.row.token
        }
        // The answer may be lost: the row stays taken until it runs out.
        guard let token, !dice.once(in: 12) else { return nil }
        return Ownership(token: token, asked: asked, daemon.steady)
    }

    /// As `ShardOwnership.renew`.
    private func renew(_ house: House, _ ownership: Ownership) {
        let daemon = daemon(of: house)
        guard daemon.reachesStore, daemon.steady.now - house.renewed >= Ownership.period / 3
        else { return }
        let (asked, now) = (daemon.steady.now, storeClock.now)
        let isRenewed = shards[house.shard].disk.contents.withLock { disk in
            guard disk.row.token == ownership.token, disk.row.expires > now else { return false }
            disk.row.expires = now + Ownership.period
            return true
        }
        guard isRenewed, !dice.once(in: 12) else { return }
        ownership.renewed(asked: asked)
        house.renewed = asked
    }

    /// What each daemon's own loop does: as `Hall.keep`.
    func heartbeat() {
        for house in houses where isAwake(house) {
            if let ownership = house.ownership {
                renew(house, ownership)
                if ownership.remaining < 1_000_000 {
                    crash(house)
                    continue
                }
            }
            let isBroken = house.hall.state.withLock { $0.isBroken }
            if isBroken || house.hall.log.failure != nil {
                if dice.once(in: 2) { crash(house) }
                continue
            }
            hear(house)
            renewCells(house)
        }
    }

    /// Stops that were given elsewhere.
    private func hear(_ house: House) {
        let shard = shards[house.shard]
        guard daemon(of: house).reachesStore,
            !hasOwners || shard.disk.row.token == house.ownership?.token
        else { return }
        for lineage in shard.unheard.keys.sorted() { stop(lineage, house, shard) }
    }

    /// As `Hall.renew`: a cell gets its period, and never more than the daemon has itself.
    private func renewCells(_ house: House) {
        let daemon = daemon(of: house)
        guard daemon.reachesCells else { return }
        let shard = shards[house.shard]
        for place in shard.agents.indices where shard.agents[place].house == house.number {
            guard shard.agents[place].deadline > now.nanoseconds,
                house.hall.state.withLock({
                    $0.authority.isLive(shard.agents[place].lease)
                })
            else { continue }
            let period = shard.agents[place].mandate.leasePeriod.nanoseconds
            let span = min(period, house.ownership?.remaining ?? .max)
            // The cell's own clock may be slow.
            shard.agents[place].deadline = now.nanoseconds + span + span / 250
        }
    }

    /// A daemon dies. Its cells go on until their leases run out.
    func crash(_ house: House) {
        house.die()
        hands.work()
        _ = house.inbox.take()
        houses.removeAll { $0 === house }
        let shard = shards[house.shard]
        for place in shard.agents.indices where shard.agents[place].house == house.number {
            shard.agents[place].permits = []
            shard.agents[place].flying = []
            shard.agents[place].waiting = []
        }
    }

    /// A daemon ends in order and gives its shard back; what it holds ends first.
    func close(_ house: House) {
        let shard = shards[house.shard]
        for place in shard.agents.indices where shard.agents[place].house == house.number {
            shard.agents[place].deadline = min(shard.agents[place].deadline, now.nanoseconds)
        }
        house.hall.close()
        hands.work()
        // A cell of an earlier run on this machine may still be there: then the shard is not given
        // back, and runs out.
        let isEmpty = !shard.agents.contains {
            $0.daemon == house.daemon && $0.deadline > now.nanoseconds
        }
        if let ownership = house.ownership, daemon(of: house).reachesStore, isEmpty {
            shard.disk.contents.withLock { disk in
                guard disk.row.token == ownership.token else { return }
                disk.row.owner = nil
                disk.row.expires = .min
            }
        }
        crash(house)
    }

    /// As `Hall.stop`: it acts first; what the log does not take is marked.
    func stop(_ lineage: LineageID, _ house: House, _ shard: Shard) {
        let (stopped, isHeard) = (shard.stopped, SharedFlag())
        let effects = house.hall.state.withLock { state in
            state.stop(lineage, by: .hall("simulation"), at: daemons[house.daemon].clock.now) {
                if case .success = $0 { isHeard.set() }
            }
        }
        for cancel in effects.cancels { cancel() }
        shard.stopped = stopped.union([lineage])
        house.hall.log.commitPending()
        if effects.index == nil || !isHeard.isSet { shard.isMarked = true }
        shard.unheard[lineage] = nil
        for place in shard.agents.indices
        where shard.agents[place].lineage == lineage && shard.agents[place].house == house.number {
            shard.agents[place].deadline = now.nanoseconds
        }
    }
}

import Agency
import Authority
import StrictJSON
import Synchronization
import TestCourt
import TransparencyLog
import Tribune

/// The laws of design.md section 4, as far as they can be seen from outside.
extension World {
    func broken(_ law: Int, _ what: String) -> LawBroken {
        LawBroken(law, what, tick: now.tick)
    }

    /// Something is done on the strength of a permit: it was recorded, its chain is live, nobody
    /// stopped it, and no other daemon has the shard (laws 2, 4, 5, 7).
    func checkAct(_ id: ActionID, _ place: Int, _ house: House, _ shard: Shard) throws {
        let agent = shard.agents[place]
        tally.look(5)
        guard id.index < shard.disk.size else { throw broken(2, "\(id) acts unrecorded") }
        guard !shard.stopped.contains(agent.lineage) else {
            throw broken(5, "\(id) acts after a stop")
        }
        if let since = shard.unheard[agent.lineage] {
            guard now.nanoseconds - since < 4 * Ownership.period else {
                throw broken(5, "\(id) acts long after a stop was given")
            }
        }
        if let ownership = house.ownership {
            tally.look(7)
            guard shard.disk.row.token == ownership.token else {
                throw broken(7, "\(id) acts although another daemon has the shard")
            }
        }
        tally.look(4)
        guard let action = shard.auditor.proposed[id.index],
            shard.auditor.chain(action.lease) != nil,
            shard.auditor.lineages[agent.lineage]?.isActive == true
        else { throw broken(4, "\(id) acts without a live lease") }
    }

    func checkLaws() throws {
        for shard in shards {
            try checkCells(shard)
            let owner = houses.first {
                $0.shard == shard.number && $0.isSynchronous(with: shard.disk)
                    && (!hasOwners || $0.ownership?.token == shard.disk.row.token)
            }
            guard let owner else { continue }
            try check(owner, shard)
            if dice.once(in: 6) { try checkNarrowing(owner, shard) }
            if dice.once(in: 40) { try checkSnapshot(owner) }
        }
    }

    /// Law 7: before another daemon can have a shard, the cells of the one before are over.
    private func checkCells(_ shard: Shard) throws {
        guard hasOwners else { return }
        tally.look(7)
        // A daemon that comes back takes its shard at once; its old cells have no lease any more.
        let row = shard.disk.row
        let left = shard.agents.first { agent in
            agent.token != row.token && agent.daemon != row.owner
                && agent.deadline > now.nanoseconds
        }
        if let left { throw broken(7, "the cell of \(left.lease) outlives its daemon") }
    }

    private func check(_ house: House, _ shard: Shard) throws {
        let (state, watch) = house.hall.state.withLock { ($0.authority.state, $0.watch) }
        tally.look(8)
        guard state == shard.auditor.authority.state, watch == shard.auditor.watch else {
            throw broken(8, "memory is not the fold of the log")
        }
        let clock = daemon(of: house).clock.now
        for (id, lineage) in state.lineages {
            guard let model = shard.auditor.lineages[id] else {
                throw broken(8, "\(id) is nowhere recorded")
            }
            try check(lineage, model, id)
            try check(lineage.ledger, model.purse, id.text, at: clock)
        }
        for (id, lease) in state.leases {
            guard let ledger = lease.ledger, let model = shard.auditor.leases[id] else { continue }
            if let purse = model.purse { try check(ledger, purse, id.text, at: clock) }
        }
        for (account, ledger) in state.accounts {
            guard let purse = shard.auditor.accounts[account] else { continue }
            try check(ledger, purse, account.text, at: clock)
        }
        guard Set(state.inFlight.keys.map(\.index)) == Set(shard.auditor.flying.keys),
            Set(state.asks.keys.map(\.index)) == Set(shard.auditor.asks.keys)
        else { throw broken(3, "what is under way is not what the log says") }
    }

    /// Laws 4, 5 and 6.
    private func check(
        _ lineage: LineageState, _ model: ModelLineage, _ id: LineageID
    ) throws {
        tally.look(4)
        tally.look(5)
        tally.look(6)
        let standing: LineageState.Standing =
            model.isStopped
            ? .stopped : model.isFrozen ? .frozen : model.hasEnded ? .ended : .active
        guard lineage.standing == standing else {
            throw broken(5, "\(id) is \(lineage.standing), not \(standing)")
        }
        guard lineage.level == model.level, lineage.mandate == model.mandate else {
            throw broken(6, "\(id) is at \(lineage.level), not \(model.level)")
        }
        guard Set(lineage.live) == Set(model.live), Set(lineage.taint) == model.taint,
            lineage.power[.replication] == model.copies,
            lineage.power[.persistence] == model.persistence
        else { throw broken(4, "\(id): \(lineage.live) \(lineage.power.amounts)") }
    }

    /// Law 3: spent and held are what the books say.
    private func check(
        _ ledger: Ledger, _ purse: ModelPurse, _ name: String, at clock: Instant
    ) throws {
        tally.look(3)
        guard purse.isExact else { return }
        guard ledger.meters.count == purse.caps.count else {
            throw broken(3, "\(name) has other limits")
        }
        for (meter, cap) in zip(ledger.meters, purse.caps) {
            let (spent, reserved) = (meter.spent(at: clock), meter.reserved)
            guard meter.limit == cap.limit, spent == purse.spent(cap, at: clock),
                reserved == purse.reserved(cap)
            else {
                let books = "\(purse.spent(cap, at: clock)) + \(purse.reserved(cap))"
                throw broken(3, "\(name), \(cap.limit): \(spent) + \(reserved), not \(books)")
            }
        }
    }

    /// Law 11: what tightens never permits what was not permitted.
    private func checkNarrowing(_ house: House, _ shard: Shard) throws {
        guard
            let lease = shard.auditor.leases.keys.sorted().last(where: {
                shard.auditor.chain($0) != nil
            }), let lineage = shard.auditor.leases[lease]?.lineage
        else { return }
        let clock = daemon(of: house).clock.now
        let authority = house.hall.state.withLock { $0.authority }
        let changes: [Order.Change] = [
            .lower(to: dice.level()), .freeze, .stop, .revoke(lease),
            .quarantine(server: "git", tool: "write"),
        ]
        for change in changes {
            var tighter = authority
            let order = Order(lineage: lineage, change: change, source: .hall("simulation"))
            try tighter.apply(Entry(at: clock, .order(order)), at: shard.auditor.size)
            for tool in ["look", "write", "push", "extra"] {
                tally.look(11)
                let action = Samples.call(tool, lease: lease)
                let before = authority.decide(action, now: clock).verdict
                let after = tighter.decide(action, now: clock).verdict
                guard Self.rank(after) <= Self.rank(before) else {
                    throw broken(11, "\(change) turns \(tool) from \(before) to \(after)")
                }
            }
        }
        tally.look(12)
        let touch = Samples.call(
            "look", ["path": .string(House.folder + "/./log")], lease: lease)
        guard authority.decide(touch, now: clock).verdict == .deny else {
            throw broken(12, "an act on oversight is not denied")
        }
    }

    private static func rank(_ verdict: Verdict) -> Int {
        switch verdict {
        case .deny: 0
        case .ask: 1
        case .permit: 2
        }
    }

    /// Law 8 through a snapshot's text.
    private func checkSnapshot(_ house: House) throws {
        tally.look(8)
        let (state, watch) = house.hall.state.withLock { ($0.authority.state, $0.watch) }
        let text = try Snapshot(size: 1, authority: state, watch: watch).text()
        let read = try Snapshot(text: text)
        guard read.authority == state, read.watch == watch, try read.text() == text else {
            throw broken(8, "a snapshot is read as something else")
        }
    }

    // MARK: - The end

    /// Law 9: whoever has the key recomputes the log, and finds what was changed in it.
    func end() throws {
        for house in houses { house.pause = 0 }
        for shard in shards {
            for house in houses where house.shard == shard.number { crash(house) }
            shard.isMarked = false
            // Everything that ran is over: only the log is looked at now.
            shard.agents = []
            shard.disk.contents.withLock { disk in
                disk.row.expires = .min
                disk.capacity = .max
            }
            daemons[0].reachesStore = true
            daemons[0].standstill = 0
            for _ in 0..<200 where !open(shard, daemons[0]) {}
            guard let house = houses.last, house.shard == shard.number else {
                throw broken(8, "the log that was written cannot be opened")
            }
            house.hall.log.commitPending()
            try read(house, shard)
        }
        try checkLaws()
    }

    private func read(_ house: House, _ shard: Shard) throws {
        shard.auditor.tick = now.tick
        try shard.auditor.read(shard.disk, &tally)
        try house.hall.log.publish()
        tally.look(9)
        let verifier = LogVerifier(key: house.hall.log.key)
        let signed = try verifier.verify(house.storage)
        guard signed.checkpoint.size == shard.disk.size else {
            throw broken(9, "the checkpoint is over \(signed.checkpoint.size) entries")
        }
        guard seed % 8 == 0 else { return }
        try checkForgeries(shard, verifier, signed)
    }

    private func checkForgeries(
        _ shard: Shard, _ verifier: LogVerifier, _ signed: SignedCheckpoint
    ) throws {
        let cut = shard.disk.copy()
        cut.contents.withLock { _ = $0.entries.popLast() }
        let swapped = shard.disk.copy()
        swapped.contents.withLock { $0.entries.swapAt(0, $0.entries.count - 1) }
        for (disk, what) in [(cut, "a cut tail"), (swapped, "another order")] {
            tally.look(9)
            let signer = try Ed25519Signer(seed: House.key)
            var options = LogOptions()
            options.ownThreads = false
            let isOpen: Bool
            do {
                _ = try Log(
                    storage: SimulatedStorage(disk),
                    key: SignerKey(name: House.origin, signer: signer), options: options)
                isOpen = true
            } catch {
                isOpen = false
            }
            // Full tiles are not read at the start; a verifier reads them.
            let isSmall = disk.size < 256
            if isOpen, isSmall || what == "a cut tail" { throw broken(9, "\(what) opens") }
        }
        let changed = shard.disk.copy()
        changed.contents.withLock { disk in
            for (path, bytes) in disk.files where !bytes.isEmpty {
                var bytes = bytes
                bytes[bytes.count / 2] ^= 1
                disk.files[path] = bytes
            }
        }
        tally.look(9)
        if (try? verifier.verify(SimulatedStorage(changed), earlier: signed)) != nil {
            throw broken(9, "a changed byte is not seen")
        }
    }
}

import Agency
import Authority
import StrictJSON
import Synchronization
import TestCourt
import TransparencyLog
import Tribune

/// What agents, doors, servers and daemons do.
extension World {
    /// One thing of everything that can happen.
    func act(_ house: House, _ shard: Shard) throws -> String {
        let alive = shard.agents.indices.filter { place in
            shard.agents[place].house == house.number
                && shard.agents[place].deadline > now.nanoseconds
        }
        let number = dice.number(0...99)
        guard let place = dice.one(of: alive), number < 96 else {
            return number < 60 ? grant(house, shard) : upset(house, shard)
        }
        switch number {
        case 0..<30: return propose(place, house, shard)
        case 30..<44: return try spend(place, house, shard)
        case 44..<57: return settle(place, house, shard)
        case 57..<60: return admit(place, house, shard)
        case 60..<62: return refuse(place, house, shard)
        case 62..<66: return grant(house, shard)
        case 66..<68: return finish(place, house, shard)
        case 68: return stopOrRevoke(place, house, shard)
        case 69..<88: return try person(place, house, shard)
        default: return upset(house, shard)
        }
    }

    private func grant(_ house: House, _ shard: Shard) -> String {
        guard shard.agents.count(where: { $0.deadline > now.nanoseconds }) < 6 else {
            return "enough agents"
        }
        let mandate = SampleMandates.mandate(&dice)
        guard let digest = Self.digest(mandate) else { return "no digest" }
        let clock = daemon(of: house).clock.now
        let index = house.hall.log.nextIndex
        let lease = Self.lease(index, house)
        let lineage = LineageID("lin-\(index)-\(house.number)") ?? "lin"
        let record = LeaseRecord(
            lease: lease, lineage: lineage, mandate: digest, startedBy: 1000,
            observing: dice.once(in: 12), command: ["agent"])
        let isGiven = house.hall.state.withLock { state in
            guard !state.isBroken,
                state.record(.mandate(MandateRecord(digest: digest, mandate: mandate)), at: clock)
                    != nil
            else { return false }
            return state.record(.lease(record), at: clock) != nil
        }
        guard isGiven else { return "grant refused" }
        live(lease, lineage, mandate, house, shard)
        let tools = (mandate.servers["git"]?.tools.keys.sorted() ?? [])
            .map { ToolDefinition(name: $0, digest: Samples.definition) }
        house.hall.admit(tools, of: "git", to: lease) { _ in }
        return "grant"
    }

    static func lease(_ index: Int, _ house: House) -> LeaseID {
        LeaseID("lease-\(index)-\(house.number)") ?? "lease"
    }

    static func digest(_ mandate: Mandate) -> Digest? {
        guard let text = try? JSONValueEncoder().encode(mandate).canonical() else { return nil }
        return Digest(bytes: Digests.sha256(text))
    }

    private func live(
        _ lease: LeaseID, _ lineage: LineageID, _ mandate: Mandate, _ house: House, _ shard: Shard
    ) {
        let period = mandate.leasePeriod.nanoseconds
        let span = min(period, house.ownership?.remaining ?? .max)
        shard.agents.append(
            SimulatedAgent(
                lease: lease, lineage: lineage, mandate: mandate, daemon: house.daemon,
                house: house.number,
                token: house.ownership?.token ?? 0, deadline: now.nanoseconds + span))
        shard.agents.removeAll { $0.deadline < now.nanoseconds - 60_000_000_000 }
    }

    private func propose(_ place: Int, _ house: House, _ shard: Shard) -> String {
        var lease = shard.agents[place].lease
        if dice.once(in: 60) { lease = "lease-invented" }
        let action = action(by: lease, shard.agents[place].mandate)
        proposals += 1
        let (number, inbox) = (proposals, house.inbox)
        doors[number] = (shard.number, action, house.number)
        house.proposed[house.hall.log.nextIndex] = action
        house.hall.propose(
            action, asked: { inbox.add(.asked($0), of: number) },
            reply: { inbox.add(.ruled($0), of: number) })
        return "propose \(action.verb)"
    }

    private func action(by lease: LeaseID, _ mandate: Mandate) -> Action {
        if mandate.spawn != nil, dice.once(in: 3) { return spawn(by: lease) }
        if dice.once(in: 10) {
            let uri = dice.pick(["file:///work/a", "file:///etc/b", "file://\(House.folder)/log"])
            return Action(
                lease: lease, verb: .readResource, server: dice.pick(["git", "git", "other"]),
                target: uri, arguments: JSONObject(), bytesOut: 3)
        }
        let bytes = Int64(dice.number(0...60))
        var arguments = JSONObject()
        if dice.once(in: 12) { arguments["flag"] = true }
        if dice.once(in: 15) { arguments["path"] = .string(House.folder + "/log") }
        return Action(
            lease: lease, verb: .callTool, server: dice.once(in: 25) ? "other" : "git",
            target: dice.pick(SampleMandates.tools), arguments: arguments,
            definition: dice.once(in: 20) ? Samples.digest("e") : Samples.definition,
            bytesOut: bytes)
    }

    private func spawn(by lease: LeaseID) -> Action {
        var request = Samples.child(
            agent: dice.once(in: 15) ? "stranger" : dice.pick(["scout", "scout-2"]))
        if dice.once(in: 15) { request.command = ["/bin/other"] }
        request.limits = [
            .calls: Int64(dice.number(0...6)), .money: Int64(dice.number(0...25)),
            .bytesOut: Int64(dice.number(0...120)),
        ]
        if dice.once(in: 4) { request.limits[.liveCopies] = Int64(dice.number(0...3)) }
        if dice.once(in: 25) { request.limits[.calls] = -5 }
        if dice.once(in: 3) { request.scope.level = dice.level() }
        if dice.once(in: 3) {
            let tools = dice.pick([["look"], ["look", "write", "push"], ["look", "unknown"]])
            request.scope.servers = ["git": LeaseScope.Part(tools: tools)]
        }
        if dice.once(in: 6) {
            let clock = daemons[0].clock.now
            request.scope.expires = clock.advanced(by: .seconds(Int64(dice.number(1...40))))
        }
        return Samples.spawn(request, lease: lease)
    }

    private func spend(_ place: Int, _ house: House, _ shard: Shard) throws -> String {
        guard !shard.agents[place].permits.isEmpty else { return "no permit" }
        let slot = shard.agents[place].permits.remove(
            at: dice.number(0...(shard.agents[place].permits.count - 1)))
        let intent = slot.action
        guard let permit = slot.take() else { throw broken(2, "a permit was gone") }
        guard let id = house.hall.spend(permit, cancel: {}) else { return "spend void" }
        try checkAct(id, place, house, shard)
        guard let action = shard.auditor.proposed[intent.index], action.verb == .spawn,
            shard.auditor.flying[intent.index]?.verdict == .permit,
            let request = try? SpawnRequest(action.arguments)
        else {
            shard.agents[place].flying.append(id)
            return "spend"
        }
        return child(of: id, request, place, house, shard)
    }

    /// As `Hall.start`: the child's lease, then the outcome of the spawn.
    private func child(
        of spawn: ActionID, _ request: SpawnRequest, _ place: Int, _ house: House, _ shard: Shard
    ) -> String {
        if dice.once(in: 8) {
            house.hall.settle(spawn, Outcome(status: .failed)) { _ in }
            return "spawn failed"
        }
        let parent = shard.agents[place]
        let clock = daemon(of: house).clock.now
        let lease = Self.lease(house.hall.log.nextIndex, house)
        let isGiven = house.hall.state.withLock { state in
            guard state.authority.mayProceed(spawn), !state.isBroken,
                let mandate = state.authority.state.lineages[parent.lineage]?.mandate
            else { return false }
            let scope = state.authority.scope(of: request, from: parent.lease)
            let child = LeaseRecord.Child(
                parent: parent.lease, spawn: spawn, agent: request.agent, scope: scope,
                slice: request.slice)
            let record = LeaseRecord(
                lease: lease, lineage: parent.lineage, mandate: mandate, startedBy: 1000,
                observing: false, command: request.command, child: child)
            return state.record(.lease(record), at: clock) != nil
        }
        house.hall.log.commitPending()
        guard isGiven, house.hall.log.failure == nil else {
            house.hall.settle(spawn, Outcome(status: .failed)) { _ in }
            return "no child"
        }
        live(lease, parent.lineage, parent.mandate, house, shard)
        house.hall.settle(spawn, Outcome(status: .succeeded)) { _ in }
        return "spawn"
    }

    private func settle(_ place: Int, _ house: House, _ shard: Shard) -> String {
        guard !shard.agents[place].flying.isEmpty else { return "nothing flies" }
        let id = shard.agents[place].flying.remove(
            at: dice.number(0...(shard.agents[place].flying.count - 1)))
        let status = dice.pick(
            [Outcome.Status.succeeded, .succeeded, .failed, .cancelled, .unknown, .voided])
        var used: [Quantity: Int64] = [:]
        if dice.once(in: 3) { used[.money] = Int64(dice.number(-2...12)) }
        if dice.once(in: 3) { used[.bytesOut] = Int64(dice.number(0...30)) }
        if dice.once(in: 6) { used[.calls] = Int64(dice.number(0...1)) }
        house.hall.settle(id, Outcome(status: status, used: used)) { _ in }
        // A door that answers twice changes nothing.
        if dice.once(in: 5) { house.hall.settle(id, Outcome(status: .voided)) { _ in } }
        return "settle \(status)"
    }

    private func admit(_ place: Int, _ house: House, _ shard: Shard) -> String {
        let tool = ToolDefinition(
            name: dice.pick(["look", "write", "push", "extra"]),
            digest: dice.once(in: 3) ? Samples.digest("e") : Samples.definition)
        house.hall.admit([tool], of: "git", to: shard.agents[place].lease) { _ in }
        return "admit"
    }

    private func refuse(_ place: Int, _ house: House, _ shard: Shard) -> String {
        let reason = dice.once(in: 6) ? RefusalRecord.flood : "bad-json"
        for _ in 0..<dice.number(1...3) {
            house.hall.refused(lease: shard.agents[place].lease, reason: reason)
        }
        return "refuse"
    }

    /// As `Hall.finish`: whoever an agent started ends with it, the youngest first.
    private func finish(_ place: Int, _ house: House, _ shard: Shard) -> String {
        let root = shard.agents[place].lease
        let clock = daemon(of: house).clock.now
        let below = house.hall.state.withLock { $0.authority.liveDescendants(of: root) }
        for lease in below + [root] {
            house.hall.state.withLock { state in
                for action in state.authority.inFlight(ofLease: lease) {
                    state.abandon(action, at: clock)
                }
            }
            house.hall.recordEnd(
                of: lease, lease == root ? .finished : .parentEnded, exit: 0, proof: "", true)
            for place in shard.agents.indices where shard.agents[place].lease == lease {
                shard.agents[place].deadline = now.nanoseconds
            }
        }
        return "finish"
    }

    private func stopOrRevoke(_ place: Int, _ house: House, _ shard: Shard) -> String {
        let agent = shard.agents[place]
        guard dice.once(in: 2) else {
            guard hasOwners else {
                stop(agent.lineage, house, shard)
                return "stop"
            }
            shard.unheard[agent.lineage] = shard.unheard[agent.lineage] ?? now.nanoseconds
            return "stop given elsewhere"
        }
        let clock = daemon(of: house).clock.now
        let effects = house.hall.state.withLock {
            $0.revoke(agent.lease, by: .hall("simulation"), at: clock)
        }
        for cancel in effects.cancels { cancel() }
        for lease in effects.leases {
            if effects.index != nil {
                house.hall.recordEnd(of: lease, .stopped, exit: nil, proof: "", true)
            }
            for place in shard.agents.indices where shard.agents[place].lease == lease {
                shard.agents[place].deadline = now.nanoseconds
            }
        }
        return "revoke"
    }
}

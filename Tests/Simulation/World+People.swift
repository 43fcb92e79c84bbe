import Agency
import Authority
import HumanDesk
import StrictJSON
import TestCourt
import TransparencyLog
import Tribune

/// What people say, rightly and wrongly.
extension World {
    func person(_ place: Int, _ house: House, _ shard: Shard) throws -> String {
        let lineage = shard.agents[place].lineage
        switch dice.number(0...18) {
        case 0..<7: return try answer(house, shard)
        case 7: return tighten(lineage, house)
        case 8..<12: return try loosen(lineage, house, shard)
        case 12, 13: return try correct(lineage, house, shard)
        case 14: return try charter(house, shard)
        case 15, 16: return try vouch(house, shard)
        default: return try allow(lineage, house, shard)
        }
    }

    private func answer(_ house: House, _ shard: Shard) throws -> String {
        let pending = shard.auditor.asks.sorted { $0.key < $1.key }
        guard let (index, ask) = dice.one(of: pending), var shown = ask.intent.shown else {
            return "no ask"
        }
        let person = dice.pick(Self.people)
        let decision = dice.pick([AnswerRecord.Decision.approve, .approve, .approve, .deny])
        if dice.once(in: 12) { shown = Samples.digest("9") }
        let signed = SignedAnswer(
            origin: House.origin, ask: ActionID(index), decision: decision, shown: shown,
            person: person.name)
        var record = AnswerRecord(
            ask: ActionID(index), decision: decision, person: person.name, shown: shown,
            signature: try signer(person).sign(signed.message))
        if dice.once(in: 12) { record.decision = .approve }
        let answer = record
        people(house) { try await $0.answer(answer.ask, answer, from: person.peer) }
        return "answer \(decision) by \(person.name)"
    }

    /// Now and then somebody signs in another's name.
    private func signer(_ person: Citizen) -> Citizen {
        dice.once(in: 12) ? dice.pick(Self.people) : person
    }

    private func tighten(_ lineage: LineageID, _ house: House) -> String {
        let change = dice.pick([
            Order.Change.freeze, .lower(to: dice.level()), .hold,
            .quarantine(server: "git", tool: "write"),
        ])
        let order = Order(lineage: lineage, change: change, source: .hall("simulation"))
        people(house) { _ = try await $0.order(order, from: Citizen.owner) }
        return "order \(change)"
    }

    private func loosen(_ lineage: LineageID, _ house: House, _ shard: Shard) throws -> String {
        let changes = [
            Order.Change.resume, .resume, .raise(to: dice.level()), .raise(to: dice.level()),
            .pin(
                server: "git", tool: dice.pick(["look", "write"]),
                definition: Samples.definition),
            .release,
        ]
        var change = dice.pick(changes)
        let wanted = shard.auditor.lineages[lineage]?.consents.last?.change
        if let wanted, dice.once(in: 2) { change = wanted }
        let (order, peer) = try signed(change, lineage, house, shard)
        people(house) { _ = try await $0.order(order, from: peer) }
        return "order \(change)"
    }

    private func signed(
        _ change: Order.Change, _ lineage: LineageID, _ house: House, _ shard: Shard
    ) throws -> (Order, Peer) {
        let person = dice.pick(Self.people)
        var seen = house.hall.log.nextIndex
        if dice.once(in: 10) { seen = max(0, shard.auditor.lineages[lineage]?.lastOrder ?? 0) }
        let signed = SignedOrder(
            origin: House.origin, lineage: lineage, change: change, person: person.name,
            seen: seen)
        let order = Order(
            lineage: lineage, change: change,
            source: .person(uid: person.peer.uid, name: person.name), seen: seen,
            signature: try signer(person).sign(signed.message))
        return (order, person.peer)
    }

    private func correct(_ lineage: LineageID, _ house: House, _ shard: Shard) throws -> String {
        guard
            let old = shard.auditor.lineages[lineage].flatMap({ shard.auditor.mandates[$0.mandate] }
            )
        else { return "no mandate" }
        let new = changed(old)
        guard let digest = Self.digest(new) else { return "no digest" }
        guard dice.once(in: 3) else {
            let order = Order(
                lineage: lineage, change: .narrow(to: digest), source: .hall("simulation"))
            people(house) { _ = try await $0.correct(new, by: order, from: Citizen.owner) }
            return "narrow"
        }
        let (order, peer) = try signed(.widen(to: digest), lineage, house, shard)
        people(house) { _ = try await $0.correct(new, by: order, from: peer) }
        return "widen"
    }

    /// Another mandate: mostly narrower, not always.
    private func changed(_ old: Mandate) -> Mandate {
        var new = old
        switch dice.number(0...8) {
        case 0: new.level = dice.level()
        case 1: new.servers["git"]?.tools["push"] = nil
        case 2:
            guard !new.limits.isEmpty else { break }
            let place = dice.number(0...(new.limits.count - 1))
            new.limits[place].max = max(1, new.limits[place].max + Int64(dice.number(-9...3)))
        case 3: new.policies = dice.pick(SampleMandates.policies)
        case 4: new.limits.append(Limit(.money, per: .life, max: Int64(dice.number(10...60))))
        case 5: new.spawn = nil
        case 6: new.approvers = dice.pick([SampleMandates.approvers, ["dave"]])
        case 7: new.servers["git"]?.tools["extra"] = ToolGrant(effect: .write)
        default: new.servers["git"]?.resources = []
        }
        return new
    }

    private func charter(_ house: House, _ shard: Shard) throws -> String {
        let charter = SampleMandates.charter(&dice)
        let text = try JSONValueEncoder().encode(charter).canonical()
        guard let digest = Digest(bytes: Digests.sha256(text)) else { return "no digest" }
        var agreed: [Consent] = []
        if let before = shard.auditor.charter {
            for name in dice.pick([
                ["alice", "bob"], ["alice"], ["alice", "alice"], ["bob", "dave"],
            ]) {
                guard let person = Self.people.first(where: { $0.name.text == name }) else {
                    continue
                }
                let seen = house.hall.log.nextIndex
                let signed = SignedCharter(
                    origin: House.origin, charter: digest, before: before.digest,
                    person: person.name, seen: seen)
                agreed.append(
                    Consent(
                        person: person.name, seen: seen,
                        signature: try signer(person).sign(signed.message)))
            }
        }
        let consents = agreed
        people(house) { try await $0.set(charter, agreed: consents, from: Citizen.owner) }
        return "charter"
    }

    private func vouch(_ house: House, _ shard: Shard) throws -> String {
        let person = dice.pick(Self.people)
        let clock = daemon(of: house).clock.now
        var record = EvidenceRecord(
            agent: dice.pick(SampleMandates.agents), gate: dice.pick(["eval", "trial"]),
            isMet: !dice.once(in: 5),
            expires: clock.advanced(by: .seconds(Int64(dice.number(-5...90)))),
            report: Samples.digest("7"), person: person.name, signature: "")
        let signed = SignedEvidence(origin: House.origin, evidence: record)
        record.signature = try signer(person).sign(signed.message)
        let evidence = record
        people(house) { try await $0.vouch(evidence, from: person.peer) }
        return "vouch"
    }

    private func allow(_ lineage: LineageID, _ house: House, _ shard: Shard) throws -> String {
        let person = dice.pick(Self.people)
        let clock = daemon(of: house).clock.now
        let scope = dice.pick([
            AllowanceRecord.Scope.target(
                verb: .callTool, server: "git", target: dice.pick(SampleMandates.tools)),
            .effect(dice.pick([.read, .write, .irreversible, .spend]), server: "git"),
        ])
        var record = AllowanceRecord(
            lineage: lineage, scope: scope, count: Int64(dice.number(0...3)),
            expires: clock.advanced(by: .seconds(Int64(dice.number(-5...60)))),
            person: person.name, seen: house.hall.log.nextIndex, signature: "")
        let signed = SignedAllowance(origin: House.origin, allowance: record)
        record.signature = try signer(person).sign(signed.message)
        let allowance = record
        people(house) { try await $0.allow(allowance, from: person.peer) }
        return "allow"
    }
}

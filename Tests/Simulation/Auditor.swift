import Agency
import Authority
import StrictJSON
import TransparencyLog
import Watch

/// Reads what a shard's store holds and keeps books of its own. It shares nothing with `Authority`
/// but the nouns: its sums, its opinion of each act, and its rules for people are written anew.
struct Auditor {
    /// The fold of what the store holds, by the code under test: law 8 compares it with memory.
    private(set) var authority = Authority()
    private(set) var watch = Watch()
    private(set) var size = 0

    var mandates: [Digest: Mandate] = [:]
    var lineages: [LineageID: ModelLineage] = [:]
    var leases: [LeaseID: ModelLease] = [:]
    var people: [PersonName: PersonRecord] = [:]
    var asks: [Int: ModelAsk] = [:]
    var flying: [Int: Intent] = [:]
    var pins: [AgentName: [String: (digest: Digest, isBad: Bool)]] = [:]
    var charter: CharterRecord?
    var accounts: [Account: ModelPurse] = [:]
    var evidence: [AgentName: [GateName: EvidenceRecord]] = [:]
    var oversight: [String] = []
    /// What agents proposed, by the place that its intent got.
    var proposed: [Int: Action] = [:]
    /// Findings that the log holds, for orders that name one.
    var findings: [Int: Finding] = [:]
    let origin: String
    var tick = 0

    init(origin: String) { self.origin = origin }

    func broken(_ law: Int, _ what: String) -> LawBroken {
        LawBroken(law, "entry \(size): \(what)", tick: tick)
    }

    /// Takes what the store got since.
    mutating func read(_ disk: SimulatedDisk, _ tally: inout Tally) throws {
        for leaf in disk.entries(from: size) {
            let entry = try Entry(leaf: leaf)
            try check(entry, &tally)
            try book(entry)
            try authority.apply(entry, at: size)
            _ = watch.observe(entry, at: size)
            size += 1
            tally.entries += 1
        }
    }

    // MARK: - Books

    private mutating func book(_ entry: Entry) throws {
        switch entry.body {
        case .started(let record): oversight = record.oversightPaths
        case .person(let record): people[record.name] = record
        case .mandate(let record): mandates[record.digest] = record.mandate
        case .charter(let record): book(record)
        case .lease(let record): try book(record, at: entry.at)
        case .leaseEnded(let record): book(record, at: entry.at)
        case .intent(let record): book(record, at: entry.at)
        case .answer(let record): book(record)
        case .allowance(let record):
            lineages[record.lineage]?.allowances[size] = .init(record: record)
        case .outcome(let record): book(record, at: entry.at)
        case .tool(let record): book(record)
        case .finding(let record): findings[size] = record
        case .evidence(let record): evidence[record.agent, default: [:]][record.gate] = record
        case .consent(let record): lineages[record.lineage]?.consents.append(record)
        case .order(let record): book(record)
        case .usage, .refusal, .snapshot, .restored, .confirmed: break
        }
    }

    private mutating func book(_ record: CharterRecord) {
        charter = record
        var caps: [Account: [Limit]] = [.organisation: record.charter.limits]
        for (agent, limits) in record.charter.agents { caps[.agent(agent)] = limits }
        for (team, terms) in record.charter.teams { caps[.team(team)] = terms.limits }
        for account in Set(caps.keys).union(accounts.keys) {
            accounts[account, default: ModelPurse([])].limit(to: caps[account] ?? [])
        }
    }

    private mutating func book(_ record: LeaseRecord, at now: Instant) throws {
        guard leases[record.lease] == nil, let mandate = mandates[record.mandate] else {
            throw broken(5, "a lease is given twice, or without a mandate")
        }
        var lease = ModelLease(
            lineage: record.lineage, parent: record.child?.parent,
            spawn: record.child?.spawn.index, scope: record.child?.scope ?? LeaseScope(),
            granted: size)
        if let child = record.child {
            var caps = lineages[record.lineage]?.purse.caps.map(\.limit) ?? []
            caps = caps.filter { $0.period == .life && $0.quantity.isLent }
            lease.purse = ModelPurse(
                caps.map { Limit($0.quantity, per: .life, max: child.slice[$0.quantity] ?? 0) })
            lease.purse?.lend([.liveCopies: 1], size)
            lineages[record.lineage]?.copies += 1
        } else {
            var lineage = ModelLineage(
                agent: mandate.agent, mandate: record.mandate, began: now,
                isObserving: record.observing, level: mandate.level,
                purse: ModelPurse(Self.limits(of: mandate)))
            lineage.purse.lend([.liveCopies: 1], size)
            lineages[record.lineage] = lineage
        }
        leases[record.lease] = lease
        lineages[record.lineage]?.live.append(record.lease)
    }

    /// What holds where a mandate lets agents be started and says no number.
    static func limits(of mandate: Mandate) -> [Limit] {
        guard mandate.spawn != nil else { return mandate.limits }
        let standard = [
            Limit(.liveCopies, per: .life, max: 1), Limit(.generations, per: .life, max: 1),
            Limit(.spawns, per: .window(.seconds(3600)), max: 16),
        ]
        return mandate.limits
            + standard.filter { limit in
                !mandate.limits.contains { $0.quantity == limit.quantity }
            }
    }

    private mutating func book(_ record: LeaseEnded, at now: Instant) {
        guard let lease = leases[record.lease], !lease.hasEnded else { return }
        leases[record.lease]?.hasEnded = true
        lineages[lease.lineage]?.live.removeAll { $0 == record.lease }
        for (ask, pending) in asks where pending.intent.lease == record.lease { end(ask) }
        if let parent = lease.parent, let spawn = lease.spawn {
            leases[record.lease]?.purse?.takeBack(lease.granted, used: [:])
            takeBack(spawn, parent, used: leases[record.lease]?.purse?.final ?? [:])
            lineages[lease.lineage]?.copies -= 1
        } else {
            lineages[lease.lineage]?.purse.takeBack(lease.granted, used: [:])
        }
        guard let lineage = lineages[lease.lineage], lineage.live.isEmpty else { return }
        if lineage.isActive { lineages[lease.lineage]?.hasEnded = true }
        lineages[lease.lineage]?.purse.isExact = false
    }

    private mutating func takeBack(_ spawn: Int, _ parent: LeaseID, used: [Quantity: Int64]) {
        guard let node = leases[parent] else { return }
        if node.parent == nil {
            lineages[node.lineage]?.purse.takeBack(spawn, used: used)
        } else {
            leases[parent]?.purse?.takeBack(spawn, used: used)
        }
    }

    mutating func end(_ ask: Int) {
        if let pending = asks.removeValue(forKey: ask) {
            lineages[pending.lineage]?.waiting.remove(ask)
        }
    }

    private mutating func book(_ record: AnswerRecord) {
        switch record.decision {
        case .approve: asks[record.ask.index]?.isApproved = true
        case .consent:
            if let person = record.person { asks[record.ask.index]?.people.insert(person) }
        case .deny, .timeout, .withdrawn: end(record.ask.index)
        }
    }

    private mutating func book(_ record: ToolRecord) {
        let name = "\(record.server) \(record.tool)"
        if record.state == .quarantined {
            let digest = pins[record.agent]?[name]?.digest ?? record.definition
            pins[record.agent, default: [:]][name] = (digest, true)
        } else if pins[record.agent]?[name] == nil {
            pins[record.agent, default: [:]][name] = (record.definition, false)
        }
    }
}

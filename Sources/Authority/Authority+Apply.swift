public import Agency

extension Authority {
    /// Changes the state by the entry at `index` of the log. Decides nothing, refuses nothing:
    /// what is recorded happened. Throws only when a recorded mandate or charter cannot be read by
    /// this version, in which case nothing is changed and the daemon must not start.
    public mutating func apply(_ entry: Entry, at index: Int) throws(MandateFault) {
        switch entry.body {
        case .started(let record): state.oversightPaths = record.oversightPaths
        case .person(let record): state.people[record.name] = record
        case .mandate(let record): try apply(record)
        case .charter(let record): try apply(record, at: index)
        case .lease(let record): apply(record, at: index, entry.at)
        case .leaseEnded(let record): apply(record, at: entry.at)
        case .intent(let record): apply(record, id: ActionID(index), at: entry.at)
        case .answer(let record): apply(record)
        case .allowance(let record):
            state.lineages[record.lineage]?.allowances[index] = Allowance(record)
        case .outcome(let record): apply(record, at: entry.at)
        case .usage(let record): apply(record)
        case .tool(let record): apply(record)
        case .finding(let record): state.lineages[record.lineage]?.findings += 1
        case .evidence(let record): state.evidence[record.agent, default: [:]][record.gate] = record
        case .consent(let record): state.lineages[record.lineage]?.consents.append(record)
        case .order(let record): apply(record, at: index)
        case .refusal(let record): apply(record)
        case .restored: restore(at: entry.at)
        case .confirmed: state.isUnconfirmed = false
        case .snapshot: break
        }
    }

    private mutating func apply(_ record: MandateRecord) throws(MandateFault) {
        guard inForce[record.digest] == nil else { return }
        inForce[record.digest] = try MandateInForce(record.mandate)
        state.mandates[record.digest] = record.mandate
    }

    private mutating func apply(_ intent: Intent, id: ActionID, at now: Instant) {
        guard let lineage = state.leases[intent.lease]?.lineage else { return }
        if let ask = intent.follows { drop(ask, of: lineage) }
        if let allowance = intent.allowance {
            state.lineages[lineage]?.allowances[allowance]?.used += 1
        }
        if intent.verdict == .permit || intent.observed {
            state.lineages[lineage]?.permitted += 1
            reserve(intent, id, lineage)
        } else if intent.verdict == .ask {
            open(intent, id, lineage, at: now)
        } else {
            state.lineages[lineage]?.refused += 1
        }
    }

    private mutating func reserve(_ intent: Intent, _ id: ActionID, _ lineage: LineageID) {
        for purse in purses(of: intent.lease) { reserve(intent.reserved, for: id, in: purse) }
        if let slice = intent.lends { lend(slice, for: id, by: intent.lease) }
        state.inFlight[id] = intent.lease
        if let power = intent.power {
            state.lineages[lineage]?.power.add(power)
            state.lineages[lineage]?.gains[id] = power
        }
        for label in intent.labels ?? [] { state.lineages[lineage]?.bear(label) }
    }

    private mutating func open(
        _ intent: Intent, _ id: ActionID, _ lineage: LineageID, at now: Instant
    ) {
        let mandate = mandate(of: lineage)
        let wait = mandate?.askTimeout ?? .seconds(0)
        let effect = mandate.map { $0.effect(of: intent.verb, intent.server, intent.target) }
        state.asks[id] = PendingAsk(
            intent: intent, lineage: lineage, effect: effect ?? .irreversible, asked: now,
            expires: now.advanced(by: wait))
        state.lineages[lineage]?.waiting.append(id)
        state.lineages[lineage]?.asked.settle(reserved: 0, used: 1, at: now)
    }

    /// An ask is over.
    mutating func drop(_ ask: ActionID, of lineage: LineageID) {
        state.asks[ask] = nil
        state.lineages[lineage]?.waiting.removeAll { $0 == ask }
    }

    private mutating func apply(_ answer: AnswerRecord) {
        guard let lineage = state.asks[answer.ask]?.lineage else { return }
        switch answer.decision {
        case .approve: state.asks[answer.ask]?.approved = true
        case .consent:
            if let person = answer.person { state.asks[answer.ask]?.consents.append(person) }
        case .deny, .timeout, .withdrawn:
            drop(answer.ask, of: lineage)
            state.lineages[lineage]?.refused += 1
        }
    }

    mutating func apply(_ outcome: OutcomeRecord, at now: Instant) {
        guard let lease = state.inFlight.removeValue(forKey: outcome.action),
            let lineage = state.leases[lease]?.lineage
        else { return }
        let used: [Quantity: Int64] =
            switch outcome.status {
            case .voided: Dictionary(uniqueKeysWithValues: Quantity.allCases.map { ($0, 0) })
            // Nobody knows, so what was reserved was used.
            case .unknown: [:]
            case .succeeded, .failed, .cancelled: outcome.used
            }
        for purse in purses(of: lease) { settle(outcome.action, used, in: purse, at: now) }
        endSpawn(outcome.action, by: lease, at: now)
        if let gain = state.lineages[lineage]?.gains.removeValue(forKey: outcome.action) {
            let real = outcome.status == .voided ? PowerVector() : outcome.power ?? gain
            state.lineages[lineage]?.power.replace(gain, by: real)
        }
    }

    private mutating func apply(_ record: RefusalRecord) {
        guard let lineage = state.leases[record.lease]?.lineage else { return }
        state.lineages[lineage]?.refused += 1
    }

    private mutating func apply(_ record: ToolRecord) {
        var pins = state.pins[record.agent] ?? AgentPins()
        var pin = pins[record.server, record.tool] ?? .init(record.definition)
        if record.state == .quarantined {
            pin.quarantined = true
            pin.seen = record.definition
        }
        pins[record.server, record.tool] = pin
        state.pins[record.agent] = pins
    }

    /// The mandate that a lineage runs under.
    func mandate(of lineage: LineageID) -> Mandate? {
        state.lineages[lineage].flatMap { state.mandates[$0.mandate] }
    }
}

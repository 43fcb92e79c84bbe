public import Agency

extension Authority {
    /// Changes the state by the entry at `index` of the log. Decides nothing, refuses nothing:
    /// what is recorded happened. Throws only when a recorded mandate cannot be read by this
    /// version, in which case nothing is changed and the daemon must not start.
    public mutating func apply(_ entry: Entry, at index: Int) throws(MandateFault) {
        switch entry.body {
        case .started(let record): apply(record)
        case .person(let record): state.people[record.name] = record
        case .mandate(let record): try apply(record)
        case .lease(let record): apply(record, at: entry.at)
        case .leaseEnded(let record): apply(record)
        case .intent(let record): apply(record, id: ActionID(index), at: entry.at)
        case .answer(let record): apply(record)
        case .outcome(let record): apply(record, at: entry.at)
        case .usage(let record): apply(record)
        case .tool(let record): apply(record)
        case .finding(let record): state.lineages[record.lineage]?.findings += 1
        case .order(let record): apply(record, at: index)
        case .refusal(let record): apply(record)
        case .snapshot: break
        }
    }

    private mutating func apply(_ record: Started) {
        state.oversightPaths = record.oversightPaths
    }

    private mutating func apply(_ record: MandateRecord) throws(MandateFault) {
        guard inForce[record.digest] == nil else { return }
        inForce[record.digest] = try MandateInForce(record.mandate)
        state.mandates[record.digest] = record.mandate
    }

    private mutating func apply(_ record: LeaseRecord, at now: Instant) {
        guard let mandate = state.mandates[record.mandate] else { return }
        // Neither an ended lease nor a stopped lineage comes back by a record (law 5).
        guard state.leases[record.lease] == nil else { return }
        state.leases[record.lease] = LeaseState(lineage: record.lineage)
        guard state.lineages[record.lineage] == nil else { return }
        state.lineages[record.lineage] = LineageState(record: record, mandate: mandate, at: now)
    }

    private mutating func apply(_ record: LeaseEnded) {
        state.leases[record.lease]?.ended = record
        guard let lineage = state.leases[record.lease]?.lineage else { return }
        if state.lineages[lineage]?.standing != .stopped,
            state.lineages[lineage]?.standing != .frozen
        {
            state.lineages[lineage]?.standing = .ended
        }
        state.asks = state.asks.filter { $0.value.lineage != lineage }
        if liveLeases(of: lineage).isEmpty { state.lineages[lineage]?.ledger.close() }
    }

    private mutating func apply(_ intent: Intent, id: ActionID, at now: Instant) {
        guard let lineage = state.leases[intent.lease]?.lineage else { return }
        if let ask = intent.follows { state.asks[ask] = nil }
        if intent.verdict == .permit || intent.observed {
            state.lineages[lineage]?.permitted += 1
            state.lineages[lineage]?.ledger.reserve(intent.reserved, for: id)
            state.inFlight[id] = lineage
        } else if intent.verdict == .ask {
            let wait = mandate(of: lineage)?.askTimeout ?? .seconds(0)
            state.asks[id] = PendingAsk(
                intent: intent, lineage: lineage, asked: now, expires: now.advanced(by: wait))
        } else {
            state.lineages[lineage]?.refused += 1
        }
    }

    private mutating func apply(_ answer: AnswerRecord) {
        guard let lineage = state.asks[answer.ask]?.lineage else { return }
        if answer.decision == .approve {
            state.asks[answer.ask]?.approved = true
        } else {
            state.asks[answer.ask] = nil
            state.lineages[lineage]?.refused += 1
        }
    }

    private mutating func apply(_ outcome: OutcomeRecord, at now: Instant) {
        guard let lineage = state.inFlight.removeValue(forKey: outcome.action) else { return }
        let used: [Quantity: Int64] =
            switch outcome.status {
            case .voided: Dictionary(uniqueKeysWithValues: Quantity.allCases.map { ($0, 0) })
            // Nobody knows, so what was reserved was used.
            case .unknown: [:]
            case .succeeded, .failed, .cancelled: outcome.used
            }
        state.lineages[lineage]?.ledger.settle(outcome.action, used: used, at: now)
    }

    private mutating func apply(_ record: UsageRecord) {
        guard let lineage = state.leases[record.lease]?.lineage else { return }
        state.lineages[lineage]?.ledger.measure(record.used)
        for (quantity, amount) in record.used {
            let before = state.lineages[lineage]?.measured[quantity] ?? 0
            state.lineages[lineage]?.measured[quantity] = max(before, amount)
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

    private mutating func apply(_ order: Order, at index: Int) {
        guard var lineage = state.lineages[order.lineage] else { return }
        lineage.lastOrder = max(lineage.lastOrder, index)
        switch order.change {
        case .lower(let level): lineage.level = min(lineage.level, level)
        case .freeze: if lineage.standing != .stopped { lineage.standing = .frozen }
        case .stop: lineage.standing = .stopped
        case .resume:
            if lineage.standing == .frozen {
                lineage.standing = liveLeases(of: order.lineage).isEmpty ? .ended : .active
            }
        case .raise(let level):
            let most = state.mandates[lineage.mandate]?.level ?? .observe
            lineage.level = max(lineage.level, min(level, most))
        case .quarantine(let server, let tool):
            state.pins[lineage.agent]?.servers[server]?[tool]?.quarantined = true
        case .pin(let server, let tool, let definition):
            state.pins[lineage.agent, default: AgentPins()][server, tool] = .init(definition)
        case .hold: lineage.isHeld = true
        case .release: lineage.isHeld = nil
        }
        state.lineages[order.lineage] = lineage
        if lineage.standing == .stopped {
            state.asks = state.asks.filter { $0.value.lineage != order.lineage }
        }
    }

    /// The mandate that a lineage runs under.
    func mandate(of lineage: LineageID) -> Mandate? {
        state.lineages[lineage].flatMap { state.mandates[$0.mandate] }
    }
}

package import Agency
package import Authority
import StrictJSON
package import TransparencyLog
package import Watch

/// What the hall's one lock guards. Every change of `authority` and `watch` is an entry that was
/// given its index in the same critical section, so memory and log have one order.
package struct HallState: Sendable {
    /// What may be done.
    package var authority: Authority
    /// What was seen.
    package var watch: Watch
    /// Doors that wait for a person, by ask.
    var waiting: [ActionID: Caller] = [:]
    /// Permits that are out.
    var permits: [ActionID: PermitState] = [:]
    /// True after an order acted that the log did not take: nothing is permitted any more.
    package var isBroken = false
    /// True while the daemon changes its image: new proposals are left without an answer.
    var isLeaving = false

    let log: Log

    /// The state of a log that was folded.
    package init(authority: Authority, watch: Watch, log: Log) {
        self.authority = authority
        self.watch = watch
        self.log = log
    }

    /// Queues an entry for the log, applies it, lets the watchers see it and follows their orders.
    /// Nil when the log took nothing: then nothing changed, except that an order which tightens
    /// acts all the same (law 2), and nothing is permitted any more, since memory then holds more
    /// than the log.
    @discardableResult
    package mutating func record(
        _ body: EntryBody, at now: Instant,
        durable: @escaping @Sendable (Result<Int, any Error>) -> Void = { _ in }
    ) -> Int? {
        let entry = Entry(at: now, body)
        guard let index = queue(entry, durable) else {
            if case .order(let order) = body, !order.change.loosens {
                isBroken = true
                try? authority.apply(entry, at: -1)
            }
            return nil
        }
        do {
            try authority.apply(entry, at: index)
        } catch {
            isBroken = true
            return nil
        }
        for finding in watch.observe(entry, at: index) { record(finding, at: now) }
        return index
    }

    private mutating func record(_ finding: Finding, at now: Instant) {
        guard let index = record(.finding(finding), at: now) else { return }
        for order in authority.respond(to: finding, at: index) { record(.order(order), at: now) }
    }

    private func queue(
        _ entry: Entry, _ durable: @escaping @Sendable (Result<Int, any Error>) -> Void
    ) -> Int? {
        let isOrder = if case .order = entry.body { true } else { false }
        guard let leaf = try? entry.leaf() else { return nil }
        return try? log.enqueue(leaf, reserve: isOrder) { result in
            durable(result.mapError { $0 as any Error })
        }
    }

    /// Remembers who waits for an intent that was just queued.
    mutating func opened(_ id: ActionID, _ caller: Caller, _ decision: ActionDecision) {
        if decision.verdict == .ask, !decision.observed { waiting[id] = caller }
    }

    /// The permit of a durable intent, unless a stop came in between.
    mutating func mint(_ id: ActionID) -> PermitSlot? {
        guard !isBroken, authority.mayProceed(id), permits[id] == nil,
            let permit = authority.mint(id)
        else { return nil }
        permits[id] = .unspent
        return PermitSlot(permit)
    }

    /// True once for each minted permit, unless a stop came in between.
    mutating func spend(_ id: ActionID, cancel: @escaping @Sendable () -> Void) -> Bool {
        guard case .unspent = permits[id], authority.mayProceed(id), !isBroken else {
            return false
        }
        permits[id] = .spent(cancel: cancel)
        return true
    }

    /// Records an outcome; an action that was settled before (a stop did it) is not settled again.
    mutating func settle(
        _ record: OutcomeRecord, at now: Instant,
        durable: @escaping @Sendable (Result<Int, any Error>) -> Void
    ) -> Bool {
        guard permits.removeValue(forKey: record.action) != nil,
            authority.state.inFlight[record.action] != nil
        else { return false }
        return self.record(.outcome(record), at: now, durable: durable) != nil
    }

    /// The digest of what a person is shown before answering.
    package func digest(of action: Action) -> Digest? { document(of: action).flatMap(Hall.digest) }

    /// What a person is shown before answering, RFC 8785 (Specs/answers.md).
    func document(of action: Action) -> [UInt8]? {
        guard let lease = authority.state.leases[action.lease],
            let lineage = authority.state.lineages[lease.lineage]
        else { return nil }
        var value = JSONObject([
            ("type", "tribune-ask-v1"),
            ("agent", .string(lineage.agent.text)),
            ("lineage", .string(lease.lineage.text)),
            ("mandate", .string(lineage.mandate.hex)),
            ("verb", .string(action.verb.rawValue)),
            ("server", .string(action.server.text)),
            ("target", .string(action.target)),
            ("arguments", .object(action.arguments)),
        ])
        if lease.parent != nil {
            value["child"] = .string(lease.agent.text)
            value["lease"] = .string(action.lease.text)
        }
        if let definition = action.definition {
            value["definition"] = .string(definition.hex)
        }
        // Numbers that RFC 8785 cannot write keep their lexeme: still one text for one value.
        return (try? JSONValue.object(value).canonical()) ?? JSONValue.object(value).serialized()
    }
}

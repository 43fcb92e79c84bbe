public import Agency
import Authority
import StrictJSON
import Synchronization
import TransparencyLog

/// How an act goes round (design.md section 3): decide, record, act, record, observe, respond.
/// Deciding, reserving and queueing for the log are one step under one lock; nothing is permitted
/// before its intent is durable; whatever fails, denies.
extension Hall: AgentDesk {
    /// Step 1 to 3: decide, record, and answer once the record is durable.
    public func propose(
        _ action: Action, asked: @escaping @Sendable (ActionID) -> Void,
        reply: @escaping @Sendable (Ruling) -> Void
    ) {
        guard let payload = sealed(action.payload) else { return reply(.deny(.plain)) }
        let caller = Caller(action: action, asked: asked, reply: reply)
        decideAndRecord(caller, payload, following: nil)
    }

    /// Decides and queues the intent under one lock. What follows durability is `intentRecorded`.
    func decideAndRecord(
        _ caller: Caller, _ payload: PayloadReference, following ask: ActionID?
    ) {
        let now = clock()
        let queued = state.withLock { state -> Bool in
            guard !state.isLeaving else { return true }
            let isShown = ask != nil || state.authority.needsShown(caller.action.lease)
            var shown = isShown ? state.digest(of: caller.action) : nil
            let decision = state.authority.decide(
                caller.action, now: now, following: ask, shown: shown)
            if decision.verdict == .ask, shown == nil { shown = state.digest(of: caller.action) }
            let intent = decision.intent(
                of: caller.action, payload: payload, following: ask, shown: shown)
            let index = state.record(.intent(intent), at: now) { [self] result in
                intentRecorded(caller, decision, result)
            }
            guard let index else { return false }
            state.opened(ActionID(index), caller, decision)
            return true
        }
        guard !queued else { return }
        refused(lease: caller.action.lease, reason: "not-recorded")
        caller.reply(.deny(.plain))
    }

    /// Step 4, first half: the intent is on disk, so the door may have its permit. On the log's
    /// writer thread.
    private func intentRecorded(
        _ caller: Caller, _ decision: ActionDecision, _ result: Result<Int, any Error>
    ) {
        guard case .success(let index) = result else { return caller.reply(.deny(.plain)) }
        let id = ActionID(index)
        if decision.goesOn {
            guard tenureMilliseconds > 0, let permit = state.withLock({ $0.mint(id) }) else {
                return caller.reply(.deny(.plain))
            }
            caller.reply(.permit(permit))
        } else if decision.verdict == .ask {
            caller.asked(id)
        } else {
            caller.reply(.deny(decision.denial))
        }
    }

    /// Step 4, second half: the effect may begin. Re-checks the lineage under the same lock, so a
    /// stop that came in between voids the permit.
    public func spend(
        _ permit: consuming Permit, cancel: @escaping @Sendable () -> Void
    ) -> ActionID? {
        let id = permit.action
        // A daemon that stood still may have lost its shard to another meanwhile.
        guard tenureMilliseconds > 0 else { return nil }
        return state.withLock { $0.spend(id, cancel: cancel) } ? id : nil
    }

    /// Step 5: what became of it, recorded; what was reserved, settled.
    public func settle(
        _ action: ActionID, _ outcome: Outcome, done: @escaping @Sendable (Bool) -> Void
    ) {
        let payload = outcome.result.isEmpty ? nil : sealed(outcome.result)
        guard outcome.result.isEmpty || payload != nil else { return done(false) }
        let record = OutcomeRecord(
            action: action, status: outcome.status, used: outcome.used, payload: payload)
        let now = clock()
        let queued = state.withLock { state in
            state.settle(record, at: now) { result in done((try? result.get()) != nil) }
        }
        if !queued { done(false) }
    }

    /// The agent gave up waiting: the ask ends as denied.
    public func withdraw(_ ask: ActionID) {
        let now = clock()
        let caller = state.withLock { state -> Caller? in
            guard let caller = state.waiting.removeValue(forKey: ask) else { return nil }
            state.record(.answer(AnswerRecord(ask: ask, decision: .withdrawn)), at: now)
            return caller
        }
        caller?.reply(.deny(.plain))
    }

    /// Pins what is described first, quarantines what changed, and says what may be listed.
    public func admit(
        _ tools: [ToolDefinition], of server: ServerName, to lease: LeaseID,
        reply: @escaping @Sendable (Set<String>) -> Void
    ) {
        let now = clock()
        claims.note(tools, of: server, lease: lease)
        let visible = state.withLock { state -> Set<String> in
            for tool in tools {
                guard let record = state.authority.pinning(tool, of: server, lease: lease) else {
                    continue
                }
                guard state.record(.tool(record), at: now) != nil else { return [] }
            }
            return state.authority.visible(tools, of: server, lease: lease)
        }
        reply(visible)
    }

    /// Whether a resource may be listed. A lease that observes sees what it would be refused.
    public func maySee(
        _ verb: Verb, _ target: String, of server: ServerName, lease: LeaseID
    ) -> Bool {
        let action = Action(
            lease: lease, verb: verb, server: server, target: target, arguments: JSONObject())
        let now = clock()
        let decision = state.withLock { $0.authority.decide(action, now: now) }
        return decision.verdict != .deny || decision.observed
    }

    /// A door could not read what the agent sent.
    public func refused(lease: LeaseID, reason: String) {
        let now = clock()
        state.withLock { state in
            guard state.authority.isLive(lease) else { return }
            state.record(.refusal(RefusalRecord(lease: lease, reason: reason)), at: now)
        }
    }

    /// The payload, encrypted beside the log and durable with the entry that commits to it.
    private func sealed(_ bytes: [UInt8]) -> PayloadReference? {
        guard let sealed = try? payloads.seal(bytes),
            let commitment = Digest(bytes: sealed.commitment)
        else { return nil }
        return PayloadReference(commitment: commitment, id: String(sealed.id.rawValue))
    }
}

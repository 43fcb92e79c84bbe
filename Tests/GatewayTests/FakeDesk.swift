@_spi(Mint) import Agency
import Synchronization

/// A desk that does what the test says and remembers what it was asked.
final class FakeDesk: AgentDesk {
    /// What becomes of a proposal.
    enum Answer: Sendable {
        case permit
        case deny(Denial)
        /// A person must decide; the test does, with `decide`.
        case ask
        /// Permitted, but a stop comes before it is spent.
        case voided
    }

    /// What the desk remembers.
    struct Memory: Sendable {
        /// Children that were started, with what was asked for.
        var children: [LeaseID: SpawnRequest] = [:]
        /// Whether a permitted child starts.
        var startsChildren = true
        var ended: [LeaseID] = []
        var answers: [String: Answer] = [:]
        var proposals: [Action] = []
        var settled: [ActionID: Outcome] = [:]
        var withdrawn: [ActionID] = []
        var refused: [String] = []
        var pins: [String: Digest] = [:]
        var admissions = 0
        var hidden: Set<String> = []
        /// What else happens while a proposal is judged.
        var meanwhile: (@Sendable () -> Void)?
        /// Whether outcomes become durable.
        var keepsOutcomes = true
        fileprivate var next = 0
        fileprivate var waiting: [ActionID: @Sendable (Ruling) -> Void] = [:]
        fileprivate var cancels: [ActionID: @Sendable () -> Void] = [:]
        fileprivate var void: Set<ActionID> = []
    }

    private let memory = Mutex(Memory())

    var now: Memory { memory.withLock { $0 } }

    func change(_ body: @Sendable (inout Memory) -> Void) { memory.withLock { body(&$0) } }

    /// Changes the memory as the doors' doing, which a test may wait for.
    private func note<Result>(_ body: (inout Memory) -> sending Result) -> sending Result {
        defer { News.tell() }
        return memory.withLock { memory in body(&memory) }
    }

    /// Asks that wait for a person.
    var asks: [ActionID] { memory.withLock { $0.waiting.keys.sorted() } }

    func decide(_ ask: ActionID, permit: Bool) {
        let reply = note { $0.waiting.removeValue(forKey: ask) }
        reply?(permit ? .permit(PermitSlot(Permit(action: ask))) : .deny(.plain))
    }

    /// A stop: every effect in flight is cancelled.
    func stopAll() {
        let cancels = note { memory in
            defer { memory.cancels = [:] }
            return Array(memory.cancels.values)
        }
        for cancel in cancels { cancel() }
    }

    func propose(
        _ action: Action, asked: @escaping @Sendable (ActionID) -> Void,
        reply: @escaping @Sendable (Ruling) -> Void
    ) {
        let (id, answer) = note { memory in
            memory.proposals.append(action)
            memory.next += 1
            let id = ActionID(memory.next)
            let answer = Self.answer(action, memory)
            if case .ask = answer { memory.waiting[id] = reply }
            if case .voided = answer { memory.void.insert(id) }
            return (id, answer)
        }
        now.meanwhile?()
        switch answer {
        case .permit, .voided: reply(.permit(PermitSlot(Permit(action: id))))
        case .deny(let denial): reply(.deny(denial))
        case .ask: asked(id)
        }
    }

    /// Tools that were not pinned, or have changed since, are denied as the real desk does.
    private static func answer(_ action: Action, _ memory: Memory) -> Answer {
        if action.verb == .callTool {
            guard let pin = memory.pins[action.target], pin == action.definition else {
                return .deny(.plain)
            }
        }
        return memory.answers[action.target] ?? .permit
    }

    func withdraw(_ ask: ActionID) {
        let reply = note { memory in
            memory.withdrawn.append(ask)
            return memory.waiting.removeValue(forKey: ask)
        }
        reply?(.deny(.plain))
    }

    func spend(_ permit: consuming Permit, cancel: @escaping @Sendable () -> Void) -> ActionID? {
        let id = permit.action
        return note { memory in
            guard !memory.void.contains(id) else { return nil }
            memory.cancels[id] = cancel
            return id
        }
    }

    func settle(
        _ action: ActionID, _ outcome: Outcome, done: @escaping @Sendable (Bool) -> Void
    ) {
        let kept = note { memory in
            memory.settled[action] = outcome
            memory.cancels[action] = nil
            return memory.keepsOutcomes
        }
        done(kept)
    }

    func start(
        _ request: SpawnRequest, _ permit: consuming Permit,
        reply: @escaping @Sendable (LeaseID?) -> Void
    ) {
        let id = permit.action
        let lease = note { memory -> LeaseID? in
            guard memory.startsChildren else { return nil }
            let lease = LeaseID("child-\(id)")
            if let lease { memory.children[lease] = request }
            return lease
        }
        reply(lease)
    }

    func proof(of lease: LeaseID, for holder: String) -> LeaseToken? {
        guard now.startsChildren, let lineage = LineageID("lin-1"), let agent = AgentName("a")
        else { return nil }
        let moment = Instant(nanoseconds: 0)
        let claim = LeaseClaim(
            origin: "house", lease: lease, lineage: lineage, agent: agent, generation: 0,
            scopes: [], limits: [:], issued: moment, expires: moment, holder: holder)
        return LeaseToken(claim: claim, signature: "00")
    }

    func child(_ child: LeaseID, of parent: LeaseID) -> ChildStatus? {
        let memory = now
        guard memory.children[child] != nil else { return nil }
        let isLive = !memory.ended.contains(child)
        return ChildStatus(isLive: isLive, exitStatus: isLive ? nil : 7)
    }

    func end(
        _ child: LeaseID, of parent: LeaseID, done: @escaping @Sendable (Bool) -> Void
    ) {
        let isKnown = note { memory in
            guard memory.children[child] != nil else { return false }
            memory.ended.append(child)
            return true
        }
        done(isKnown)
    }

    func admit(
        _ tools: [ToolDefinition], of server: ServerName, to lease: LeaseID,
        reply: @escaping @Sendable (Set<String>) -> Void
    ) {
        let admitted = note { memory in
            memory.admissions += 1
            var admitted: Set<String> = []
            for tool in tools where !memory.hidden.contains(tool.name) {
                let pin = memory.pins[tool.name] ?? tool.digest
                memory.pins[tool.name] = pin
                if pin == tool.digest { admitted.insert(tool.name) }
            }
            return admitted
        }
        reply(admitted)
    }

    func maySee(_ verb: Verb, _ target: String, of server: ServerName, lease: LeaseID) -> Bool {
        memory.withLock { !$0.hidden.contains(target) }
    }

    func refused(lease: LeaseID, reason: String) {
        note { $0.refused.append(reason) }
    }
}

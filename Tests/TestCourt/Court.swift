public import Agency
public import Authority
import StrictJSON

/// An authority to which entries are told one by one, as the hall does, and the entries so far.
public struct Court: Sendable {
    /// The authority under test.
    public private(set) var authority = Authority()
    /// Everything that was told to it.
    public private(set) var entries: [Entry] = []
    /// The clock; tests move it.
    public var now = Instant(nanoseconds: 1_700_000_000_000_000_000)

    /// A court without a lease.
    public init() {}

    /// A court with one lease, `lease-1` of `lin-1`, whose tools and prompt are pinned.
    public init(_ mandate: Mandate, observing: Bool = false) throws {
        try grant(mandate, observing: observing)
        for name in ["look", "write", "push", PinName.prompt("greet")] { try pin(name) }
    }

    /// Records and applies.
    @discardableResult
    public mutating func record(_ body: EntryBody) throws -> Int {
        let entry = Entry(at: now, body)
        try authority.apply(entry, at: entries.count)
        entries.append(entry)
        return entries.count - 1
    }

    /// Puts a mandate in force and gives a lease under it.
    public mutating func grant(
        _ mandate: Mandate, lease: LeaseID = "lease-1", lineage: LineageID = "lin-1",
        observing: Bool = false, digest: Digest = Samples.digest("a")
    ) throws {
        try record(.mandate(MandateRecord(digest: digest, mandate: mandate)))
        let record = LeaseRecord(
            lease: lease, lineage: lineage, mandate: digest, startedBy: 1000,
            observing: observing, command: ["agent"])
        try self.record(.lease(record))
    }

    /// Shows a tool's definition to the authority and records what it says; true when it did.
    @discardableResult
    public mutating func pin(
        _ tool: String, _ definition: Digest = Samples.definition, lease: LeaseID = "lease-1"
    ) throws -> ToolRecord.State? {
        let definition = ToolDefinition(name: tool, digest: definition)
        guard let made = authority.pinning(definition, of: "git", lease: lease) else { return nil }
        try record(.tool(made))
        return made.state
    }

    /// The decision, without recording it.
    public func decide(_ action: Action) -> ActionDecision {
        authority.decide(action, now: now)
    }

    /// Decides and records the intent.
    @discardableResult
    public mutating func propose(
        _ action: Action, following ask: ActionID? = nil, shown: Digest? = nil
    ) throws -> (decision: ActionDecision, id: ActionID) {
        let decision = authority.decide(action, now: now, following: ask, shown: shown)
        let payload = PayloadReference(commitment: Samples.digest("c"), id: "0")
        let intent = decision.intent(of: action, payload: payload, following: ask, shown: shown)
        return (decision, ActionID(try record(.intent(intent))))
    }

    /// Proposes a child and, when it is permitted, records its lease and the spawn's outcome.
    @discardableResult
    public mutating func spawn(
        _ request: SpawnRequest, from parent: LeaseID = "lease-1", as lease: LeaseID
    ) throws -> (decision: ActionDecision, id: ActionID) {
        let made = try propose(Samples.spawn(request, lease: parent))
        guard made.decision.verdict == .permit,
            let lineage = authority.state.leases[parent]?.lineage,
            let mandate = authority.state.lineages[lineage]?.mandate
        else { return made }
        let child = LeaseRecord.Child(
            parent: parent, spawn: made.id, agent: request.agent,
            scope: authority.scope(of: request, from: parent), slice: request.slice)
        try record(
            .lease(
                LeaseRecord(
                    lease: lease, lineage: lineage, mandate: mandate, startedBy: 1000,
                    observing: false, command: request.command, child: child)))
        try settle(made.id)
        return made
    }

    /// Makes a person known.
    public mutating func know(
        _ name: String, uid: UInt32, key: String, active: Bool = true
    ) throws {
        guard let name = PersonName(name) else { return }
        try record(
            .person(PersonRecord(name: name, publicKey: key, uid: uid, active: active)))
    }

    /// Records that a lease ended.
    public mutating func end(_ lease: LeaseID, _ cause: LeaseEnded.Cause = .finished) throws {
        let ended = LeaseEnded(
            lease: lease, cause: cause, exitStatus: 0, proof: "test", confirmed: true)
        try record(.leaseEnded(ended))
    }

    /// Records an outcome.
    public mutating func settle(
        _ action: ActionID, _ status: Outcome.Status = .succeeded, used: [Quantity: Int64] = [:]
    ) throws {
        let record = OutcomeRecord(action: action, status: status, used: used, payload: nil)
        try self.record(.outcome(record))
    }

    /// Records an order on `lin-1`.
    public mutating func order(
        _ change: Order.Change, by source: Order.Source = .person(uid: 1000, name: "alice")
    ) throws {
        try record(.order(Order(lineage: "lin-1", change: change, source: source)))
    }

    /// What `lin-1` may do now and has used.
    public var lineage: LineageState? { authority.state.lineages["lin-1"] }

    /// The canonical text of the state.
    public func state() throws -> [UInt8] {
        try JSONValueEncoder().encode(authority.state).canonical()
    }

    /// The same entries told to a new authority.
    public func replayed() throws -> Court {
        var other = Court()
        for entry in entries {
            other.now = entry.at
            try other.record(Entry(leaf: entry.leaf()).body)
        }
        other.now = now
        return other
    }

    /// The same state, carried through a snapshot's text.
    public func reloaded() throws -> Court {
        var other = self
        let value = try JSONValue.parse(state())
        other.authority = try Authority(
            state: JSONValueDecoder().decode(AuthorityState.self, from: value))
        return other
    }
}

public import Agency
import Authority
public import HumanDesk
import Synchronization
import TransparencyLog

/// What people may do. Reading needs a known user; stopping and lowering too; answering and
/// loosening need a signature of a person whom the mandate names.
extension Hall: HumanDesk {
    /// What runs and ran, newest first.
    public func lineages(max: Int, for peer: Peer) throws -> [LineageView] {
        try checkKnown(peer)
        let now = clock()
        let authority = state.withLock { $0.authority }
        let sight = Sight(peer, in: authority)
        return authority.state.lineages.filter { sight.covers($0.key, in: authority) }
            .sorted { $0.value.began > $1.value.began }.prefix(max)
            .compactMap { LineageView($0.key, $0.value.root, in: authority, at: now) }
    }

    /// The lineage of one lease.
    public func lineage(of lease: LeaseID, for peer: Peer) throws -> LineageView? {
        try checkKnown(peer)
        let now = clock()
        return state.withLock { state in
            state.authority.state.leases[lease].flatMap { node in
                Sight(peer, in: state.authority).covers(node.lineage, in: state.authority)
                    ? LineageView(node.lineage, lease, in: state.authority, at: now) : nil
            }
        }
    }

    /// What waits for a person, oldest first.
    public func asks(for peer: Peer) throws -> [AskView] {
        try checkKnown(peer)
        return state.withLock { state in
            let sight = Sight(peer, in: state.authority)
            return state.authority.state.asks.sorted { $0.key < $1.key }.compactMap {
                ask, pending in
                guard sight.covers(pending.lineage, in: state.authority),
                    let caller = state.waiting[ask]
                else { return nil }
                return AskView(ask, pending, state.document(of: caller.action), state.authority)
            }
        }
    }

    /// Answers an ask: checks person, digest and signature, records, and lets the flow go on when
    /// enough people agree.
    @discardableResult
    public func answer(
        _ ask: ActionID, _ answer: AnswerRecord, from peer: Peer
    ) async throws -> Bool {
        try AnswerCheck(hall: self).check(ask, answer, from: peer)
        let now = clock()
        let isOver = Mutex(false)
        try await durable { state, done in
            guard state.authority.state.asks[ask]?.approved == false else { return nil }
            var record = answer
            let decides = answer.decision != .approve || state.isEnough(for: ask, with: answer)
            if !decides { record.decision = .consent }
            isOver.withLock { $0 = decides }
            return state.record(.answer(record), at: now, durable: done)
        }
        guard isOver.withLock({ $0 }) else { return false }
        resume(ask, approved: answer.decision == .approve)
        return true
    }

    /// The door that waited goes on: an approved action is decided again, with the answer.
    private func resume(_ ask: ActionID, approved: Bool) {
        guard let caller = state.withLock({ $0.waiting.removeValue(forKey: ask) }) else { return }
        guard approved, let payload = payload(of: ask) else {
            return caller.reply(.deny(.plain))
        }
        decideAndRecord(caller, payload, following: ask)
    }

    private func payload(of ask: ActionID) -> PayloadReference? { intent(ask)?.payload }

    /// Whose act it was.
    private func lease(of action: ActionID) -> LeaseID? { intent(action)?.lease }

    private func intent(_ action: ActionID) -> Intent? {
        guard case .intent(let intent)? = (try? durableEntry(action.index))?.body else {
            return nil
        }
        return intent
    }

    /// Makes a person known or changes one. Only the daemon's own user may.
    public func add(_ person: PersonRecord, from peer: Peer) async throws {
        try checkOwner(peer)
        guard Hexadecimal.bytes(person.publicKey)?.count == 32 else {
            throw Refusal("bad-key", "the public key is not 64 hexadecimal digits")
        }
        let now = clock()
        try await durable { state, done in
            state.record(.person(person), at: now, durable: done)
        }
    }

    /// The people known.
    public func people(for peer: Peer) throws -> [PersonRecord] {
        try checkKnown(peer)
        return state.withLock { $0.authority.state.people.values.sorted { $0.name < $1.name } }
    }

    /// Entries of the log, with their payloads when asked for.
    public func entries(
        from first: Int, max: Int, payloads: Bool, for peer: Peer
    ) async throws -> [EntryView] {
        try checkKnown(peer)
        await coverWhatWasShown()
        let authority = state.withLock { $0.authority }
        let sight = Sight(peer, in: authority)
        let views = try durableEntries(from: first, max: max, payloads: payloads)
        guard !sight.seesEverything else { return views }
        return views.map { view in
            guard let entry = try? Entry(leaf: Array(view.leaf.utf8)),
                sight.covers(entry, in: authority, lease: lease(of:))
            else { return EntryView(index: view.index, leaf: "", payload: nil) }
            return view
        }
    }

    /// Other views show memory, which is ahead of the disk: what is shown of the log must not be
    /// behind them, or a person would sign for less than they saw. A log that failed shows what it
    /// has.
    private func coverWhatWasShown() async { _ = try? await log.flush() }

    /// Entries that are durable now.
    package func durableEntries(
        from first: Int, max: Int, payloads wanted: Bool
    ) throws -> [EntryView] {
        guard first >= 0, max > 0 else { return [] }
        let batch = try log.entries(from: first, limit: min(max, 1000))
        return (0..<batch.count).map { position in
            let leaf = batch[position]
            let payload = wanted ? payloadText(leaf) : nil
            return EntryView(
                index: first + position, leaf: String(decoding: leaf, as: UTF8.self),
                payload: payload)
        }
    }

    private func payloadText(_ leaf: [UInt8]) -> String? {
        guard let reference = (try? Entry(leaf: leaf))?.payload,
            let id = UInt64(reference.id).map(PayloadID.init(rawValue:)),
            let commitment = Hexadecimal.bytes(reference.commitment.hex),
            let bytes = try? payloads.open(id, commitment: commitment)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the log is and its newest checkpoint.
    public func log(for peer: Peer) async throws -> LogView {
        try checkKnown(peer)
        await coverWhatWasShown()
        let checkpoint = try log.publish()
        return LogView(
            folder: folder.log, verifierKey: log.key.description, origin: log.key.name,
            checkpoint: String(decoding: checkpoint.note.bytes, as: UTF8.self),
            size: checkpoint.checkpoint.size)
    }

    /// Ends the daemon in order.
    public func shutDown(from peer: Peer) async throws {
        try checkOwner(peer)
        leave(.shutDown)
    }

    /// Replaces the daemon by the program at its path without ending a cell.
    public func upgrade(from peer: Peer) async throws {
        try checkOwner(peer)
        do {
            // Waits for a program: on a thread of its own, or a stop would wait behind it.
            try await Worker.run(replaceable.withLock { $0 })
        } catch {
            throw Refusal("not-replaceable", "\(error); the daemon and its agents go on")
        }
        leave(.upgrade)
    }
}

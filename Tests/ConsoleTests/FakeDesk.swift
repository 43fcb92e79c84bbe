import Agency
import HumanDesk
import Synchronization

/// A desk that records what it was asked and answers with what the test put in.
final class FakeDesk: HumanDesk {
    private struct State {
        var calls: [String] = []
        var lineages: [LineageView] = []
        var refusal: Refusal?
        var run: FakeRun?
    }

    private let state = Mutex(State())

    /// One element for each call, for those who wait for it. An unread one is dropped.
    let noted: AsyncStream<Void>
    private let noting: AsyncStream<Void>.Continuation

    init() { (noted, noting) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    var calls: [String] { state.withLock { $0.calls } }

    /// The run that began last.
    var run: FakeRun? { state.withLock { $0.run } }

    /// Refuses everything from now on.
    func refuse(_ refusal: Refusal) { state.withLock { $0.refusal = refusal } }

    /// What runs, from now on.
    func show(_ lineages: [LineageView]) { state.withLock { $0.lineages = lineages } }

    private func note(_ call: String) throws {
        defer { noting.yield() }
        try state.withLock { state in
            state.calls.append(call)
            if let refusal = state.refusal { throw refusal }
        }
    }

    func lineages(max: Int, for peer: Peer) throws -> [LineageView] {
        try note("lineages \(max)")
        return state.withLock { $0.lineages }
    }

    func lineage(of lease: LeaseID, for peer: Peer) throws -> LineageView? {
        try note("lineage of \(lease)")
        return state.withLock { $0.lineages.first { $0.lease == lease } }
    }

    func asks(for peer: Peer) throws -> [AskView] {
        try note("asks")
        return []
    }

    func answer(_ ask: ActionID, _ answer: AnswerRecord, from peer: Peer) async throws -> Bool {
        try note("answer \(ask) \(answer.decision.rawValue)")
        return true
    }

    func correct(
        _ mandate: Mandate, by order: Order, from peer: Peer
    ) async throws -> OrderReceipt {
        try note("correct \(order.lineage) \(mandate.agent)")
        return OrderReceipt(index: 8, proof: nil, confirmed: true, unknown: [], nanoseconds: 5)
    }

    func limits(of lease: LeaseID?, for peer: Peer) throws -> [PurseView] {
        try note("limits \(lease?.text ?? "all")")
        return [PurseView(holder: "organisation", limits: [])]
    }

    func set(_ charter: Charter, agreed: [Consent], from peer: Peer) async throws {
        try note("charter \(charter.organisation) \(agreed.count)")
    }

    func charter(for peer: Peer) throws -> CharterRecord? {
        try note("charter")
        return nil
    }

    func vouch(_ evidence: EvidenceRecord, from peer: Peer) async throws {
        try note("vouch \(evidence.gate)")
    }

    func allow(_ allowance: AllowanceRecord, from peer: Peer) async throws {
        try note("allow \(allowance.lineage)")
    }

    func order(_ order: Order, from peer: Peer) async throws -> OrderReceipt {
        try note("order \(order.lineage)")
        return OrderReceipt(
            index: 7, proof: "empty pid namespace", confirmed: true, unknown: [], nanoseconds: 5)
    }

    func add(_ person: PersonRecord, from peer: Peer) async throws {
        try note("add \(person.name)")
    }

    func people(for peer: Peer) throws -> [PersonRecord] {
        try note("people for \(peer.uid) \(peer.pid)")
        return []
    }

    func run(
        _ request: RunRequest, from peer: Peer, terminal: any RunTerminal
    ) async throws -> any RunControl {
        try note("run \(request.command.joined(separator: " "))")
        let run = FakeRun(terminal: terminal)
        state.withLock { $0.run = run }
        return run
    }

    func attach(
        to lease: LeaseID, from peer: Peer, terminal: any RunTerminal
    ) async throws -> any RunControl {
        try note("attach \(lease)")
        let run = FakeRun(terminal: terminal)
        state.withLock { $0.run = run }
        return run
    }

    func entries(
        from first: Int, max: Int, payloads: Bool, for peer: Peer
    ) throws -> [EntryView] {
        try note("entries \(first) \(max) \(payloads)")
        return [EntryView(index: first, leaf: "{}")]
    }

    func erase(_ index: Int, from peer: Peer) async throws { try note("erase \(index)") }

    func log(for peer: Peer) async throws -> LogView {
        try note("log")
        return LogView(
            folder: "/log", verifierKey: "k", origin: "o", checkpoint: "c", size: 3)
    }

    func backUp(to folder: String, from peer: Peer) async throws -> BackupView {
        try note("backup \(folder)")
        return BackupView(folder: folder, entries: 3, payloads: 2, root: "ab")
    }

    func confirmRestore(from peer: Peer) async throws { try note("confirm") }

    func upgrade(from peer: Peer) async throws { try note("upgrade") }

    func shutDown(from peer: Peer) async throws { try note("shutDown") }
}

import Agency
import Confinement
import HumanDesk
import Synchronization

/// One agent with its cells, from the lease to the proof that nothing is left.
final class Run: Sendable, RunControl {
    let lineage: LineageID
    let lease: LeaseID
    let mandate: Mandate
    let agent: Cell
    let servers: [ServerName: Cell]
    /// What the doors were given, for an upgrade.
    let ends: RunEnds
    /// When the lease was granted.
    let began: Instant
    /// The log index of the lease's entry: where the run's record begins.
    let firstEntry: Int
    /// The Unix user whose client may come back to it.
    let startedBy: UInt32
    let detached: Bool
    let observing: Bool
    /// What a child is started from.
    let request: RunRequest?
    /// What of the writable folders is written, when somebody wants to know.
    let changes: ChangeWatch?
    private let end: @Sendable (LeaseEnded.Cause) -> Void
    private let state = Mutex(State())

    private struct State {
        var cause: LeaseEnded.Cause?
        var terminal: (any RunTerminal)?
        var typed: [UInt8] = []
        var closesInput = false
        var isMoving = false
        /// True until a pump of this image carries the run's output no more.
        var isPumped = true
        var awaitsClient = false
        /// What was told at the end.
        var record: RunRecord?
    }

    /// Most bytes that may wait to be typed.
    private static let typedMax = 1 << 20

    init(_ parts: RunParts, end: @escaping @Sendable (LeaseEnded.Cause) -> Void) {
        lineage = parts.lineage
        lease = parts.lease
        mandate = parts.mandate
        agent = parts.agent
        servers = parts.servers
        ends = parts.ends
        began = parts.began
        firstEntry = parts.firstEntry
        startedBy = parts.startedBy
        detached = parts.detached
        observing = parts.observing
        changes = parts.changes
        request = parts.request
        self.end = end
        state.withLock { $0.terminal = parts.terminal }
    }

    /// Every cell of the run.
    var cells: [Cell] { [agent] + servers.values }

    /// Where the agent's output goes; nobody after the client left.
    var terminal: (any RunTerminal)? { state.withLock { $0.terminal } }

    /// Why it ends; the first cause counts.
    func willEnd(_ cause: LeaseEnded.Cause) {
        state.withLock { $0.cause = $0.cause ?? cause }
    }

    /// From now on another image of the daemon carries the run; the pump must let go.
    func willMove() { state.withLock { $0.isMoving = true } }

    /// True when the pump must let go.
    var isMoving: Bool { state.withLock { $0.isMoving } }

    /// The pump is done. True when this image is to finish the run, false when the next one is.
    func letGo() -> Bool {
        state.withLock { state in
            if state.isMoving { state.isPumped = false }
            return !state.isMoving
        }
    }

    /// True while this image reads what the agent writes, or finishes the run.
    var isPumped: Bool { state.withLock { $0.isPumped } }

    /// The client is expected back: what the agent writes stays in its pipe until then.
    func awaitClient() { state.withLock { $0.awaitsClient = !detached } }

    /// True while the client is expected back.
    var awaitsClient: Bool { state.withLock { $0.awaitsClient } }

    /// The client did not come in time: the run goes on without one.
    func goOnAlone() { state.withLock { $0.awaitsClient = false } }

    /// A client looks at the run, from now on.
    func attach(_ terminal: any RunTerminal) {
        let record = state.withLock { state in
            state.terminal = terminal
            state.awaitsClient = false
            return state.record
        }
        if let record { terminal.ended(record) }
    }

    /// The run is over and recorded: its client hears it, also one that comes back just now.
    func conclude(_ record: RunRecord) {
        let terminal = state.withLock { state in
            state.record = record
            return state.terminal
        }
        terminal?.ended(record)
        terminal?.settle()
    }

    /// Why it ended.
    var cause: LeaseEnded.Cause? { state.withLock { $0.cause } }

    func type(_ bytes: [UInt8]) {
        state.withLock { state in
            if bytes.isEmpty { state.closesInput = true }
            guard state.typed.count + bytes.count <= Self.typedMax else { return }
            state.typed += bytes
        }
        flushTyped()
    }

    /// Hands on what was typed as far as the agent takes it; true when something still waits.
    @discardableResult
    func flushTyped() -> Bool {
        state.withLock { state in
            guard let input = agent.terminal ?? agent.pipes?.input, input.number >= 0 else {
                state.typed = []
                return false
            }
            let count = Readiness.write(input.number, state.typed[...])
            state.typed.removeFirst(count)
            if state.typed.isEmpty, state.closesInput, agent.terminal == nil { input.close() }
            return !state.typed.isEmpty
        }
    }

    func resize(_ size: TerminalSize) { agent.resize(rows: size.rows, columns: size.columns) }

    func hangUp() {
        state.withLock { $0.terminal = nil }
        if !detached { end(.stopped) }
    }
}

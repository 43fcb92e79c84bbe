internal import CConfinement
internal import Glibc
internal import Synchronization

/// A process tree inside limits. It lives until its agent ends, its lease runs out, the daemon
/// dies, or `end()`.
///
/// Descriptors belong to the cell until they are taken. Letting go of a `Cell` does not end it at
/// once: its lease is then no longer renewed, and it ends when that runs out.
public final class Cell: Sendable {
    /// The listeners inside the cell, in the order of the spec's doors. Non-blocking.
    public let doors: [CellDescriptor]
    /// The controlling side of the agent's terminal, when the spec asked for one.
    public let terminal: CellDescriptor?
    /// The ends of the agent's pipes, when the spec asked for those.
    public let pipes: CellPipes?
    /// A pidfd of process 1 of the cell: readable when nothing of the cell is left.
    public let firstProcess: CellDescriptor
    /// Rights the kernel did not give to this cell, as `tribune-cell` saw them.
    public let missing: Set<Weakness>
    /// What happens to the cell. One reader.
    public let events: AsyncStream<CellEvent>

    let control: CellDescriptor
    let builder: BuilderProcess
    let group: ControlGroup?
    let placeholders: [CellPlan.Placeholder]
    let protection: ProtectionWatch?
    let continuation: AsyncStream<CellEvent>.Continuation
    let watch = CellWatch()
    let state: Mutex<CellState>
    let finishing = Mutex<EndProof?>(nil)
    /// One listener at a time, so that events keep their order.
    let hearing = Mutex<Void>(())

    init(
        _ parts: CellParts, control: CellDescriptor, builder: BuilderProcess,
        group: ControlGroup?, placeholders: [CellPlan.Placeholder], protection: ProtectionWatch?,
        state: CellState
    ) {
        doors = parts.doors
        terminal = parts.terminal
        pipes = parts.pipes
        firstProcess = parts.firstProcess
        missing = parts.missing
        self.control = control
        self.builder = builder
        self.group = group
        self.placeholders = placeholders
        self.protection = protection
        self.state = Mutex(state)
        // Two events at most: an unread stream holds no more.
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(2))
    }

    /// Builds a cell and starts its command. Returns when the command runs; blocks the thread for
    /// some milliseconds, at most about ten seconds.
    ///
    /// - Throws: `CellRefusal`. Whatever was made is gone again when it throws.
    public static func start(_ spec: CellSpec, tools: CellTools) throws(CellRefusal) -> Cell {
        try tools.report.admit(spec)
        let cell = try CellLaunch(spec, tools: tools).run()
        cell.begin()
        return cell
    }

    /// Listens to process 1 and to the names that protect.
    func begin() {
        watch.begin(self)
        protection?.begin { [weak self] path in self?.endUnprotected(path) }
    }

    /// The process id of process 1 as this process sees it; for information only.
    public var processIdentifier: Int32? {
        let pid = confinement_pidfd_pid(firstProcess.number)
        return pid > 0 ? pid : nil
    }

    /// Extends the lease to so many milliseconds from now.
    ///
    /// - Throws: `CellRefusal.over` when the cell has ended or was handed over.
    public func renew(milliseconds: UInt64) throws(CellRefusal) {
        guard (1...Confinement.leaseMillisecondsMax).contains(milliseconds) else {
            throw .badValue("lease of \(milliseconds) ms")
        }
        let problem = state.withLock { state in
            guard !state.isHandedOver else { return EPIPE }
            state.sequence += 1
            return ControlMessage.renew(sequence: state.sequence, milliseconds: milliseconds)
                .send(to: control.number)
        }
        switch problem {
        // A full socket holds renewals that were not read yet; this one adds nothing.
        case 0, EAGAIN: return
        case EPIPE, ECONNRESET, EBADF, ENOTCONN: throw .over
        default: throw .system(call: "send", errno: problem)
        }
    }

    /// Stops the agent and all it bore from running; the lease and process 1 go on. True when the
    /// kernel says so; false where control groups cannot freeze.
    public func freeze() -> Bool { group?.freeze() ?? false }

    /// Lets a frozen cell run again.
    public func thaw() -> Bool { group?.thaw() ?? false }

    /// What the agent and all it bore have used so far, or in all when the cell is gone.
    public func usage() -> CellUsage {
        if let report = finishing.withLock({ $0?.report }) { return report.usage }
        return group?.usage() ?? CellUsage()
    }

    /// Tells the terminal its new size.
    public func resize(rows: UInt16, columns: UInt16) {
        guard let terminal, terminal.number >= 0 else { return }
        _ = confinement_resize_terminal(terminal.number, rows, columns)
    }
}

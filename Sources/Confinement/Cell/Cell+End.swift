internal import CConfinement
internal import Glibc
internal import Synchronization

extension Cell {
    /// Ends the cell and everything in it. Returns when nothing of it is left, or when that could
    /// not be shown within `milliseconds`. May be called again, and by several at once.
    ///
    /// Process 1 is killed; the kernel then forbids new processes in the namespace and kills all
    /// that are there, whatever they ignore. A frozen cell is killed while frozen.
    @discardableResult
    public func end(within milliseconds: Int32 = 5_000) -> EndProof {
        if let proof = finishing.withLock({ $0 }) { return proof }
        guard !state.withLock({ $0.isHandedOver }) else {
            return .notConfirmed(why: "the cell was handed over")
        }
        // An agent that has ended by itself was not ended by this order.
        hear()
        let running = group?.processes()
        state.withLock { state in
            if state.ordered == nil, state.exit == nil {
                state.ordered = ContinuousClock.now
                state.counted = running.map { UInt64($0.count) }
            }
        }
        strike(running ?? [])
        return finish(within: milliseconds)
    }

    /// A protection is gone: nothing may run that could use it.
    func endUnprotected(_ path: String) {
        state.withLock { $0.lost = $0.lost ?? path }
        end()
    }

    private func strike(_ running: [Int32]) {
        _ = group?.kill()
        let problem = confinement_pidfd_signal(firstProcess.number, SIGKILL)
        // Not allowed to signal, for example after the daemon gave up its user: the shut socket
        // ends process 1 from inside.
        if problem != 0 { shutdown(control.number, Int32(SHUT_RDWR)) }
        group?.release(running)
    }

    /// Waits for the proof and tidies up. Only the first caller does; the others get its answer.
    func finish(within milliseconds: Int32) -> EndProof {
        finishing.withLock { stored in
            if let stored { return stored }
            guard confinement_wait_readable(firstProcess.number, milliseconds) == 1 else {
                return .notConfirmed(why: "process 1 is still there after \(milliseconds) ms")
            }
            let proof = EndProof.confirmed(tidy())
            stored = proof
            continuation.yield(.gone(proof))
            continuation.finish()
            watch.cancel()
            return proof
        }
    }

    private func tidy() -> EndReport {
        hear()
        // From here on the names go because we remove them.
        protection?.cancel()
        let state = state.withLock { $0 }
        let instant = ContinuousClock.now
        let status = builder.reap(milliseconds: 1_000)
        let usage = group?.usage() ?? CellUsage()
        var evidence: Set<EndEvidence> = [.firstProcessDead]
        if let group, !group.paths.isEmpty, group.remove() { evidence.insert(.groupsRemoved) }
        PlaceholderLedger.release(placeholders, builder: builder.pid)
        return EndReport(
            cause: Cell.cause(state, status: status), evidence: evidence,
            processes: state.counted,
            nanoseconds: state.ordered.map { Cell.nanoseconds(instant - $0) } ?? 0, usage: usage)
    }

    /// Takes what process 1 has said. Called by the watch and before the end is reported.
    func hear() {
        hearing.withLock { _ in hearAll() }
    }

    private func hearAll() {
        while control.number >= 0, let received = try? Kernel.receive(control.number) {
            guard received.message.kind == ControlMessage.Kind.exited.rawValue else {
                if received.message.kind == ControlMessage.Kind.end.rawValue { return }
                continue
            }
            let code = Int32(truncatingIfNeeded: received.message.a)
            let exit: CellExit = received.message.flags == 0 ? .code(code) : .signal(code)
            state.withLock { $0.exit = exit }
            continuation.yield(.exited(exit))
        }
    }

    /// `tribune-cell` leaves with 201 when the lease ran out and 202 when the socket ended.
    private static func cause(_ state: CellState, status: Int32?) -> EndCause {
        if let exit = state.exit, state.ordered == nil { return .agentExited(exit) }
        if let path = state.lost { return .protectionLost(path) }
        if state.ordered != nil { return .ordered }
        switch status {
        case 201 << 8: return .leaseExpired
        case 202 << 8: return .controlLost
        default: return .other(waitStatus: status ?? -1)
        }
    }

    private static func nanoseconds(_ duration: Duration) -> UInt64 {
        let (seconds, attoseconds) = duration.components
        return UInt64(max(0, seconds)) * 1_000_000_000 + UInt64(max(0, attoseconds)) / 1_000_000_000
    }
}

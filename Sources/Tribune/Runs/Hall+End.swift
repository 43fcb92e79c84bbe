package import Agency
import Authority
import Confinement
import HumanDesk
import Synchronization
import TransparencyLog

extension Hall {
    /// Stops a lineage. Acts first: from the moment the lock is left nothing of it is permitted
    /// any more, also if the log could not take the order. Returns with the proof that every
    /// process is gone.
    func stop(
        _ lineage: LineageID, by source: Order.Source, since began: Instant
    ) async -> OrderReceipt {
        let (recorded, record) = AsyncStream<Bool>.makeStream()
        let effects = state.withLock { state in
            state.stop(lineage, by: source, at: began) { result in
                record.yield((try? result.get()) != nil)
                record.finish()
            }
        }
        for cancel in effects.cancels { cancel() }
        let proofs = await haltTogether(effects.leases, .stopped)
        var index = effects.index
        if index != nil, await recorded.first(where: { _ in true }) != true { index = nil }
        // The next start then freezes what ran, although the log never took the order.
        if index == nil { HostPath.mark(folder.stopMarker) }
        let confirmed = proofs.allSatisfy { $0.confirmed }
        return OrderReceipt(
            index: index, proof: proofs.map(\.text).joined(separator: "; "),
            confirmed: confirmed, unknown: effects.unknown.map(\.index),
            nanoseconds: clock().nanoseconds - began.nanoseconds)
    }

    /// Ends several leases at the same time, each on a thread of its own.
    func haltTogether(
        _ leases: [LeaseID], _ cause: LeaseEnded.Cause
    ) async -> [EndSummary] {
        guard leases.count > 1 else { return leases.map { halt($0, cause) } }
        return await withTaskGroup(of: EndSummary.self) { group in
            for lease in leases {
                group.addTask { [self] in
                    // Without a thread of its own it is ended all the same, on this one.
                    (try? await Worker.run { self.halt(lease, cause) }) ?? halt(lease, cause)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Ends the cells and doors of a lease and says how it was proven. Cells that are being started
    /// are waited for, so that none comes to life behind the proof.
    @discardableResult
    func halt(_ lease: LeaseID, _ cause: LeaseEnded.Cause) -> EndSummary {
        while starting.withLock({ $0.contains(lease) }) { Pause.milliseconds(1) }
        guard let run = runs.withLock({ $0[lease] }) else {
            return EndSummary(text: "no cell was live", confirmed: true)
        }
        run.willEnd(cause)
        let summary = EndSummary(run.cells.map { $0.end() })
        doors.withLock { $0 }?.close(lease)
        return summary
    }

    /// What is left to do when the agent's program has ended, by itself or not.
    func finish(_ run: Run) {
        run.willEnd(.finished)
        doors.withLock { $0 }?.close(run.lease)
        let proof = run.agent.end()
        // First: a spawn that has not recorded its child by now records none any more.
        settleLeft(of: run.lease)
        endDescendants(of: run.lease)
        let summary = EndSummary([proof] + run.servers.values.map { $0.end() })
        settleLeft(of: run.lease)
        recordUsage(of: run)
        let exit = proof.report.flatMap { EndSummary.status($0.cause) }
        let cause = EndSummary.cause(run.cause ?? .finished, proof)
        let ended = recordEnd(
            of: run.lease, cause, exit: exit, proof: summary.text, summary.confirmed)
        // The record is read from the log, and nothing of the run may be missing in it.
        try? log.flushAndWait()
        run.conclude(RunReport(hall: self, run: run, ended: ended).record)
        runs.withLock { $0[run.lease] = nil }
        Descriptors.close(run.ends.descriptors)
        claims.forget(run.lease)
    }

    /// A server that ended while its agent lives is not started again: what it kept in memory, and
    /// the definitions that were pinned, went with it. People are told; the agent's calls fail.
    func recordEnd(of server: ServerName, _ cell: Cell, in run: Run) {
        guard let rule = RuleID("server-ended") else { return }
        let status = cell.end().report.flatMap { EndSummary.status($0.cause) }
        let how = status.map { "with status \($0)" } ?? "without a status"
        let finding = Finding(
            rule: rule, lineage: run.lineage, advice: .notify, evidence: [run.firstEntry],
            detail: "server \(server) ended \(how); it is not started again in this run")
        let now = clock()
        _ = state.withLock { $0.record(.finding(finding), at: now) }
    }

    /// Actions whose door went away: nobody knows what became of them.
    private func settleLeft(of lease: LeaseID) {
        let now = clock()
        state.withLock { state in
            for action in state.authority.inFlight(ofLease: lease) {
                state.abandon(action, at: now)
            }
        }
    }

    /// Whoever was started by an agent ends with it. Returns when no cell of theirs is left and
    /// each end is recorded, as far as the log takes entries.
    private func endDescendants(of lease: LeaseID) {
        while true {
            let left = state.withLock { $0.authority.liveDescendants(of: lease) }
            for child in left { halt(child, .parentEnded) }
            let running = left.filter { child in runs.withLock { $0[child] } != nil }
            guard running.isEmpty, log.failure == nil else {
                if log.failure != nil { return }
                Pause.milliseconds(2)
                continue
            }
            // A child without a run was lost before: it has nothing that could end by itself.
            for child in left where isLive(child) {
                recordEnd(of: child, .parentEnded, exit: nil, proof: "no cell was live", true)
            }
            return
        }
    }

    private func isLive(_ lease: LeaseID) -> Bool {
        state.withLock { $0.authority.state.leases[lease]?.ended == nil }
    }

    /// Records that a lease has ended, and how that is known.
    @discardableResult
    package func recordEnd(
        of lease: LeaseID, _ cause: LeaseEnded.Cause, exit: Int?, proof: String,
        _ confirmed: Bool
    ) -> LeaseEnded {
        let ended = LeaseEnded(
            lease: lease, cause: cause, exitStatus: exit, proof: proof, confirmed: confirmed)
        let now = clock()
        _ = state.withLock { $0.record(.leaseEnded(ended), at: now) }
        return ended
    }
}

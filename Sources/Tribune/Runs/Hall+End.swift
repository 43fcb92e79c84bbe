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
        let proofs = effects.leases.map { halt($0, .stopped) }
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

    /// Ends the cells and doors of a lease and says how it was proven.
    @discardableResult
    func halt(_ lease: LeaseID, _ cause: LeaseEnded.Cause) -> EndSummary {
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
        let summary = EndSummary([proof] + run.servers.values.map { $0.end() })
        settleLeft(of: run.lineage)
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
    private func settleLeft(of lineage: LineageID) {
        let now = clock()
        state.withLock { state in
            for action in state.authority.inFlight(of: lineage) {
                state.abandon(action, at: now)
            }
        }
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

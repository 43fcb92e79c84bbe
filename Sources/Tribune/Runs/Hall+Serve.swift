import Agency
import Authority
import Confinement
import Logging
import Synchronization
import TransparencyLog

extension Hall {
    /// Why the daemon leaves.
    public enum Leaving: Sendable {
        /// In order: every agent is stopped first.
        case shutDown
        /// The program at the daemon's path takes over with all cells.
        case upgrade
        /// The log takes no entries any more, or memory is not its fold: nothing may act, so
        /// everything is ended. The sentence says why.
        case broken(String)
    }

    /// Asks the daemon to leave; `serve` returns.
    public func leave(_ how: Leaving) { leaving.withLock { $0 = $0 ?? how } }

    /// Renews leases, ends what is over, and keeps snapshots, until the daemon leaves. Has a
    /// thread of its own and takes no part in deciding. Meanwhile the log is replayed in full.
    public func serve() async -> Leaving {
        do {
            try startFullReplay()
            return try await Worker.run(keep)
        } catch {
            return .broken("\(error)")
        }
    }

    private func keep() -> Leaving {
        var rounds = 0
        while true {
            if let how = leaving.withLock({ $0 }) { return how }
            if let failure = log.failure { return .broken("the log failed: \(failure)") }
            if tenureMilliseconds == 0 { return .broken("the hold on the store has run out") }
            tick(rounds)
            rounds &+= 1
            Pause.milliseconds(Self.tickMilliseconds)
        }
    }

    private static var tickMilliseconds: UInt32 { 100 }

    private func tick(_ round: Int) {
        for run in runs.withLock({ Array($0.values) }) {
            renew(run)
            if round % 5 == 0, let quantity = exhausted(run) {
                logger.notice("limit", metadata: ["quantity": "\(quantity.rawValue)"])
                halt(run.lease, .limit)
            }
            if round % 5 == 1, let cause = isOver(run) { halt(run.lease, cause) }
        }
        expireAsks()
        if round % 10 == 9 { keepSnapshot() }
    }

    /// Why a run may not go on although its program does: its own time is over, or that of somebody
    /// whom it descends from.
    private func isOver(_ run: Run) -> LeaseEnded.Cause? {
        let now = clock()
        return state.withLock { state in
            guard let node = state.authority.state.leases[run.lease], node.ended == nil else {
                return nil
            }
            if let expires = node.scope.expires, now >= expires { return .limit }
            return state.authority.isLive(run.lease) ? nil : .parentEnded
        }
    }

    /// Each cell gets its whole period anew with every tick; one that is over ends by itself.
    func renew(_ run: Run) {
        let period = UInt64(clamping: run.mandate.leasePeriod.nanoseconds / 1_000_000)
        let tenure = tenureMilliseconds
        guard tenure > 0 else { return }
        for cell in run.cells { try? cell.renew(milliseconds: min(period, tenure)) }
    }

    var tenureMilliseconds: UInt64 { tenure.withLock { $0 }?() ?? .max }

    /// Denies the asks whose time is over.
    package func expireAsks() {
        let now = clock()
        let callers = state.withLock { state in
            state.authority.overdue(at: now).compactMap { ask -> Caller? in
                state.record(.answer(AnswerRecord(ask: ask, decision: .timeout)), at: now)
                return state.waiting.removeValue(forKey: ask)
            }
        }
        for caller in callers { caller.reply(.deny(.plain)) }
    }

    private func keepSnapshot() {
        let (size, began) = (log.durableSize, clock())
        guard snapshotPace.withLock({ $0.isDue(size, at: began) }) else { return }
        do {
            try takeSnapshot()
            let ended = clock()
            snapshotPace.withLock { $0.taken(size, from: began, to: ended) }
        } catch {
            logger.warning("no snapshot", metadata: ["why": "\(error)"])
        }
    }

    /// Ends every run, takes a last snapshot and closes the log. The daemon's last act.
    public func close() {
        for lease in runs.withLock({ Array($0.keys) }) { halt(lease, .stopped) }
        while !runs.withLock({ $0.isEmpty }) { Pause.milliseconds(10) }
        if log.failure == nil {
            do {
                try takeSnapshot()
                try log.close()
            } catch {
                logger.error("the log was not closed in order", metadata: ["why": "\(error)"])
            }
        }
    }
}

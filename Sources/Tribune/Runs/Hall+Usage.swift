import Agency
import Confinement
import Synchronization

extension Hall {
    /// Records what the cells of a run have used by the kernel's count.
    func recordUsage(of run: Run) {
        let used = measured(run)
        let now = clock()
        _ = state.withLock { $0.record(.usage(UsageRecord(lease: run.lease, used: used)), at: now) }
    }

    /// Totals and peaks of a run's cells.
    func measured(_ run: Run) -> [Quantity: Int64] {
        var used: [Quantity: Int64] = [:]
        used[.wallTime] = clock().nanoseconds - run.began.nanoseconds
        for usage in run.cells.map({ $0.usage() }) {
            if let time = usage.cpuNanoseconds {
                used[.cpuTime, default: 0] += Int64(clamping: time)
            }
            if let peak = usage.memoryPeakBytes {
                used[.memory, default: 0] += Int64(clamping: peak)
            }
            if let count = usage.processes {
                used[.processes, default: 0] += Int64(clamping: count)
            }
        }
        return used
    }

    /// The quantity of which a run has used up its life limit, if any.
    func exhausted(_ run: Run) -> Quantity? {
        var used = measured(run)
        if run.mandate.limits.contains(where: { $0.quantity == .cpuTime }) {
            used[.cpuTime] = (used[.cpuTime] ?? 0) &+ cpuTime(besides: run)
        }
        return run.mandate.limits.first { limit in
            guard limit.period == .life, let amount = used[limit.quantity] else { return false }
            switch limit.quantity {
            case .wallTime, .cpuTime: return amount >= limit.max
            default: return false
            }
        }?.quantity
    }

    /// What the other agents of a run's lineage have used: CPU time is one budget of all of them.
    private func cpuTime(besides run: Run) -> Int64 {
        let others = runs.withLock { runs in
            runs.values.filter { $0.lineage == run.lineage && $0.lease != run.lease }
        }
        return others.reduce(0) { $0 &+ (measured($1)[.cpuTime] ?? 0) }
    }
}

import Agency

extension Authority {
    /// A lease was given.
    mutating func apply(_ record: LeaseRecord, at index: Int, _ now: Instant) {
        guard let mandate = state.mandates[record.mandate] else { return }
        // Neither an ended lease nor a stopped lineage comes back by a record (law 5).
        guard state.leases[record.lease] == nil else { return }
        if let child = record.child {
            applyChild(record, child, at: index)
        } else {
            applyRoot(record, mandate, at: index, now)
        }
    }

    private mutating func applyRoot(
        _ record: LeaseRecord, _ mandate: Mandate, at index: Int, _ now: Instant
    ) {
        let granted = ActionID(index)
        state.leases[record.lease] = LeaseState(
            root: record.lineage, agent: mandate.agent, granted: granted)
        if state.lineages[record.lineage] == nil {
            var lineage = LineageState(record: record, mandate: mandate, at: now)
            lineage.asked.limit.max =
                state.charter?.charter.asksPerHour ?? Charter.asksPerHourStandard
            state.lineages[record.lineage] = lineage
        }
        state.lineages[record.lineage]?.live.append(record.lease)
        state.lineages[record.lineage]?.ledger.lend([.liveCopies: 1], for: granted)
    }

    private mutating func applyChild(
        _ record: LeaseRecord, _ child: LeaseRecord.Child, at index: Int
    ) {
        guard let parent = state.leases[child.parent], parent.lineage == record.lineage,
            let lineage = state.lineages[record.lineage]
        else { return }
        let granted = ActionID(index)
        var lease = LeaseState(
            child, of: parent, limits: lineage.ledger.meters.map(\.limit), granted: granted)
        lease.ledger?.lend([.liveCopies: 1], for: granted)
        state.leases[record.lease] = lease
        state.lineages[record.lineage]?.live.append(record.lease)
        var copy = PowerVector()
        copy[.replication] = 1
        state.lineages[record.lineage]?.power.add(copy)
    }

    /// A lease and its cells ended.
    mutating func apply(_ record: LeaseEnded, at now: Instant) {
        guard let lease = state.leases[record.lease], lease.ended == nil else { return }
        state.leases[record.lease]?.ended = record
        state.lineages[lease.lineage]?.live.removeAll { $0 == record.lease }
        for ask in state.lineages[lease.lineage]?.waiting ?? []
        where state.asks[ask]?.lease == record.lease {
            drop(ask, of: lease.lineage)
        }
        giveBack(lease, record.lease, at: now)
        guard let lineage = state.lineages[lease.lineage], lineage.live.isEmpty else { return }
        if lineage.standing == .active { state.lineages[lease.lineage]?.standing = .ended }
        state.lineages[lease.lineage]?.ledger.close()
        state.lineages[lease.lineage]?.asked.close()
    }

    /// The own copy is gone, and what a child did not use goes back to its parent.
    private mutating func giveBack(_ lease: LeaseState, _ id: LeaseID, at now: Instant) {
        guard let parent = lease.parent, let spawn = lease.spawn else {
            state.lineages[lease.lineage]?.ledger.takeBack(lease.granted, at: now)
            return
        }
        state.leases[id]?.ledger?.takeBack(lease.granted, at: now)
        let used = state.leases[id]?.ledger?.final ?? [:]
        takeBack(spawn, by: parent, used: used, at: now)
        var copy = PowerVector()
        copy[.replication] = -1
        state.lineages[lease.lineage]?.power.add(copy)
    }

    /// What the kernel measured of a lease's cells. CPU time adds up over a lineage's leases, the
    /// others are peaks.
    mutating func apply(_ record: UsageRecord) {
        guard let lease = state.leases[record.lease] else { return }
        var totals: [Quantity: Int64] = [:]
        for (quantity, amount) in record.used {
            let before = lease.measured[quantity] ?? 0
            state.leases[record.lease]?.measured[quantity] = max(before, amount)
            let all = state.lineages[lease.lineage]?.measured[quantity] ?? 0
            totals[quantity] =
                quantity == .cpuTime
                ? all.saturatingAdding(max(0, amount - before)) : max(all, amount)
        }
        for (quantity, amount) in totals {
            state.lineages[lease.lineage]?.measured[quantity] = amount
        }
        state.lineages[lease.lineage]?.ledger.measure(totals)
    }
}

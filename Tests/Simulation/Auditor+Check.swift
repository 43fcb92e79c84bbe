import Agency
import Authority
import StrictJSON
import TransparencyLog

/// Looks at each entry before it is booked.
extension Auditor {
    mutating func check(_ entry: Entry, _ tally: inout Tally) throws {
        switch entry.body {
        case .intent(let intent): try check(intent, at: entry.at, &tally)
        case .order(let order): try check(order, at: entry.at, &tally)
        case .answer(let answer): try check(answer, at: entry.at, &tally)
        case .allowance(let record): try check(record, at: entry.at, &tally)
        case .charter(let record): try check(record, &tally)
        case .evidence(let record): try check(record, &tally)
        case .lease(let record): try check(record, &tally)
        case .outcome(let record):
            tally.look(3)
            guard flying[record.action.index] != nil else {
                throw broken(3, "\(record.action) is settled twice, or was never permitted")
            }
        default: break
        }
    }

    private mutating func check(
        _ intent: Intent, at now: Instant, _ tally: inout Tally
    ) throws {
        guard let action = proposed[intent.follows?.index ?? size] else {
            throw broken(2, "an intent that nobody proposed")
        }
        // What was approved is proposed once more.
        proposed[size] = action
        tally.look(1)
        let wanted = verdict(
            on: action, following: intent.follows, using: intent.allowance, at: now)
        guard wanted == (intent.verdict, intent.observed) else {
            let what = "\(action.verb) \(action.target) by \(action.lease): \(intent.verdict)"
            throw broken(
                1, "\(what) \(intent.observed), not \(wanted); \(intent.reasons.map(\.code))")
        }
        guard intent.verdict == .permit, let node = leases[intent.lease],
            let lineage = lineages[node.lineage],
            let mandate = mandates[lineage.mandate],
            let amounts = price(of: action, mandate)
        else { return }
        tally.look(3)
        for (quantity, amount) in amounts where amount != intent.reserved[quantity] ?? 0 {
            throw broken(3, "\(amount) of \(quantity) is not what the intent holds")
        }
        for cap in lineage.purse.caps where cap.limit.period == .life {
            guard let amount = amounts[cap.limit.quantity] else { continue }
            let all = lineage.purse.acts.reduce(amount) { $0 + Self.part($1, cap.limit.quantity) }
            guard all <= cap.limit.max else {
                throw broken(3, "the lineage holds \(all) of \(cap.limit)")
            }
        }
    }

    /// What an act takes, but for what its server took beyond what was held.
    private static func part(_ act: ModelPurse.Act, _ quantity: Quantity) -> Int64 {
        let held = act.amounts[quantity] ?? 0
        return min(held, act.settled?.used[quantity] ?? held)
    }

    /// Law 4, and that a child is cut from what its parent has.
    private func check(_ record: LeaseRecord, _ tally: inout Tally) throws {
        guard let child = record.child else { return }
        tally.look(4)
        guard let intent = flying[child.spawn.index], intent.verdict == .permit,
            intent.verb == .spawn, intent.lease == child.parent, intent.lends == child.slice,
            chain(child.parent) != nil, let lineage = lineages[record.lineage],
            lineage.isActive, leases[child.parent]?.lineage == record.lineage,
            !leases.values.contains(where: { $0.spawn == child.spawn.index })
        else { throw broken(4, "a child without a live, permitted spawn") }
        let copies = lineage.purse.caps.first { $0.limit.quantity == .liveCopies }
        guard Int64(lineage.live.count) < copies?.limit.max ?? 1 || !lineage.purse.isExact else {
            throw broken(4, "one live copy more than \(copies?.limit.max ?? 1)")
        }
        let most = mandates[lineage.mandate]?.spawn?.level ?? .observe
        guard let level = child.scope.level, level <= most else {
            throw broken(11, "a child above the level of its grant")
        }
    }
}

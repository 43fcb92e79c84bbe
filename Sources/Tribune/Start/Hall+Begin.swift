package import Agency
import Authority
import Synchronization

extension Hall {
    /// Records that this daemon has taken over, and what that means for those who ran before:
    /// whose cell is not ours any more has lost its lease, and after an unclean end, or a stop that
    /// could not be recorded, lineages stay frozen until a person resumes them (law 2).
    package func begin(after ending: Started.Ending, adopted: Set<LeaseID>) throws {
        let now = clock()
        let marked = HostPath.exists(folder.stopMarker)
        let recorded = state.withLock { state -> Bool in
            let started = Started(
                program: TribuneHall.version, before: marked ? .crash : ending,
                oversightPaths: oversight)
            guard state.record(.started(started), at: now) != nil else { return false }
            state.closeAsks(at: now)
            state.closeInFlight(at: now)
            let freezes = ending == .crash || marked
            state.endLeases(except: marked ? [] : adopted, freezing: freezes, at: now)
            return !state.isBroken
        }
        guard recorded else { throw HallError("the log takes no entries: free disk space") }
        if marked { HostPath.remove(folder.stopMarker) }
    }
}

extension HallState {
    /// Nobody waits for these answers any more: their connections are gone.
    fileprivate mutating func closeAsks(at now: Instant) {
        for ask in authority.state.asks.keys.sorted() {
            record(.answer(AnswerRecord(ask: ask, decision: .withdrawn)), at: now)
        }
    }

    /// What was in flight has an unknown outcome and stays charged as it was reserved.
    fileprivate mutating func closeInFlight(at now: Instant) {
        for action in authority.state.inFlight.keys.sorted() {
            let record = OutcomeRecord(action: action, status: .unknown, used: [:], payload: nil)
            self.record(.outcome(record), at: now)
        }
    }

    fileprivate mutating func endLeases(
        except adopted: Set<LeaseID>, freezing: Bool, at now: Instant
    ) {
        let lost = authority.state.leases.filter { $0.value.ended == nil }
            .keys.sorted().filter { !adopted.contains($0) }
        for lease in lost {
            if freezing, let lineage = authority.state.leases[lease]?.lineage {
                let order = Order(
                    lineage: lineage, change: .freeze, source: .hall("unclean start"))
                record(.order(order), at: now)
            }
            let ended = LeaseEnded(
                lease: lease, cause: .daemonDied, exitStatus: nil,
                proof: "the cell's lease ran out with its daemon", confirmed: true)
            record(.leaseEnded(ended), at: now)
        }
    }
}

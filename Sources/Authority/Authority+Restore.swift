import Agency

extension Authority {
    /// The entries so far came from a backup. Whoever ran when it was made may have been stopped,
    /// corrected or retired since: nobody goes on, and what the caps have left is not known.
    mutating func restore(at now: Instant) {
        state.epoch += 1
        state.isUnconfirmed = true
        for action in state.inFlight.keys.sorted() {
            let record = OutcomeRecord(action: action, status: .unknown, used: [:], payload: nil)
            apply(record, at: now)
        }
        for lineage in state.lineages.keys.sorted() { void(lineage, at: now) }
        state.asks = [:]
    }

    private mutating func void(_ lineage: LineageID, at now: Instant) {
        let live = state.lineages[lineage]?.live ?? []
        for lease in live.reversed() {
            let ended = LeaseEnded(
                lease: lease, cause: .daemonDied, exitStatus: nil,
                proof: "a restore voids every lease", confirmed: true)
            apply(ended, at: now)
        }
        state.lineages[lineage]?.allowances = [:]
        state.lineages[lineage]?.consents = []
        state.lineages[lineage]?.waiting = []
        if state.lineages[lineage]?.standing != .stopped {
            state.lineages[lineage]?.standing = .frozen
        }
    }
}

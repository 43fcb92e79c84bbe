// # Authority: may it?
//
// One pure state machine over mandates, policy, limits, lineage and autonomy. It has two sides
// that never mix. `decide` looks and answers, changing nothing. `apply` changes the state by an
// entry of the log, deciding nothing. The hall writes what `decide` said into an entry and applies
// it; start-up applies the same entries again, so state is the fold of the log and replay never
// decides anew (law 8). It is also the only mint of `Permit`.
//
// Read `Authority+Decide`, then `Authority+Apply`, then `Limits/Ledger`.
public import Agency

/// The pure state machine behind every verdict.
public struct Authority: Sendable {
    /// All of the state, as it goes into snapshots.
    public internal(set) var state: AuthorityState
    /// The mandates in force with their policies parsed. Derived from `state`.
    var inForce: [Digest: MandateInForce]
    /// The organisation's red lines. Derived from `state`.
    var redLines: RedLines
    /// Which agent belongs to which team. Derived from `state`.
    var teams: TeamIndex

    /// Most asks that may wait in one lineage; more are denied.
    public static let pendingMax = 64

    /// An authority that knows nothing and permits nothing.
    public init() {
        state = AuthorityState()
        inForce = [:]
        redLines = .none
        teams = TeamIndex(nil)
    }

    /// The authority of a snapshot. Throws `MandateFault` when a mandate in it does not load.
    public init(state: AuthorityState) throws(MandateFault) {
        self.state = state
        inForce = [:]
        redLines = try RedLines(state.charter?.charter)
        teams = TeamIndex(state.charter?.charter)
        // A house remembers every mandate; only those of live lineages judge. Whoever runs under
        // another one again brings it again.
        for lineage in state.lineages.values where !lineage.live.isEmpty {
            guard inForce[lineage.mandate] == nil, let mandate = state.mandates[lineage.mandate]
            else { continue }
            inForce[lineage.mandate] = try MandateInForce(mandate)
        }
    }

    /// Checks that a mandate's policies can be put in force, before an entry says so.
    public static func check(_ mandate: Mandate) throws(MandateFault) {
        _ = try MandateInForce(mandate)
    }
}

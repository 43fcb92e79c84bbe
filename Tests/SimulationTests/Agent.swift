import Agency
import TestHouse

/// One agent's lease and what of it is under way.
struct Agent {
    let lease: LeaseID
    let lineage: LineageID
    /// Permits that were not spent.
    var permits: [PermitSlot] = []
    /// Spent and not settled.
    var flying: [ActionID] = []
    /// Proposals that wait for a person.
    var waiting: [(ask: ActionID, proposal: Proposal)] = []
    /// The lowest level since a person last raised it.
    var level: AutonomyLevel
    /// True once it was stopped.
    var isStopped = false
}

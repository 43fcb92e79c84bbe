import Agency
import TestCourt

/// A shard: its store, its books, and the agents in it.
final class Shard {
    let number: Int
    let disk = SimulatedDisk()
    var auditor: Auditor
    var agents: [SimulatedAgent] = []
    /// True after a stop that the log did not take.
    var isMarked = false
    /// Stops that were given, recorded or not.
    var stopped: Set<LineageID> = []
    /// Stops that no owner has heard of yet, since when.
    var unheard: [LineageID: Int64] = [:]
    /// The last checkpoint that somebody outside saw.
    var seen: [UInt8]?

    init(_ number: Int) {
        self.number = number
        auditor = Auditor(origin: House.origin)
    }
}

extension Shard {
    /// The lineage of a lease; its own name when nobody knows it.
    func lineage(of lease: LeaseID) -> LineageID {
        agents.first { $0.lease == lease }?.lineage ?? auditor.leases[lease]?.lineage
            ?? "nobody"
    }
}

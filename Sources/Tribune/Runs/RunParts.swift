import Agency
import Confinement
import HumanDesk

/// What a run is made of.
struct RunParts {
    var lineage: LineageID
    var lease: LeaseID
    var mandate: Mandate
    var agent: Cell
    var servers: [ServerName: Cell]
    var ends: RunEnds
    var began: Instant
    var firstEntry: Int
    var startedBy: UInt32
    var detached: Bool
    var observing: Bool
    var changes: ChangeWatch?
    var terminal: (any RunTerminal)?
    /// What a child is started from; nil after an upgrade from an image that did not keep it.
    var request: RunRequest?
}

import Agency
import Confinement
import HumanDesk

/// One run on its way from one image of the daemon to the next. Numbers are descriptors that
/// survive `execve`.
struct RunHandover: Codable {
    var lineage: LineageID
    var lease: LeaseID
    var mandate: Mandate
    var agent: CellHandover
    var servers: [ServerName: CellHandover]
    var ends: RunEnds
    var began: Instant
    var firstEntry: Int
    var startedBy: UInt32
    var detached: Bool
    var observing: Bool
    /// What its children are started from.
    var request: RunRequest?
    /// Why it is about to end, when it is.
    var cause: LeaseEnded.Cause?
}

import Agency
import Glibc
import Logging
import Synchronization
import TransparencyLog

extension Hall {
    /// Folds the whole log anew, from its first entry, and compares the outcome with the newest
    /// snapshot that the log holds: the check on the shortcut that every start takes. Memory is
    /// bounded by the state; ends early when the daemon leaves.
    public func fullReplay() -> ReplayVerdict {
        guard let snapshot = snapshots.newest(in: log) else {
            return .agrees
        }
        do {
            var replay = Replay()
            let whole = try replay.fold(log, to: snapshot.size) { !isAboutToLeave }
            guard whole else { return .cutShort }
            guard try replay.snapshot.text() == snapshot.text() else {
                return .disagrees("the snapshot at entry \(snapshot.size) is not what the log says")
            }
            return .agrees
        } catch {
            // A log that was closed meanwhile cannot be read, and that means nothing.
            if isAboutToLeave { return .cutShort }
            // Nor does a disk or a table of files that fails for once.
            if case .io = error as? LogError { return .unread("\(error)") }
            return .disagrees("\(error)")
        }
    }

    /// Starts the full replay on a thread of its own, which runs when nobody else wants to. A
    /// disagreement ends the daemon: what it permitted since its start, it may have permitted by a
    /// state that nothing recorded explains.
    func startFullReplay() throws {
        try Worker.start { [self] in
            // For Linux, 0 is the calling thread; a refusal costs only speed.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
            let began = clock()
            switch fullReplay() {
            case .agrees:
                let span = clock().nanoseconds - began.nanoseconds
                logger.info("the log was replayed", metadata: ["ms": "\(span / 1_000_000)"])
            case .unread(let why):
                logger.error("the log was not checked; restart soon", metadata: ["why": "\(why)"])
            case .cutShort: break
            case .disagrees(let why): disown(why)
            }
        }
    }

    /// From now on nothing is permitted, and the next start takes nothing but the log's word.
    func disown(_ why: String) {
        state.withLock { $0.isBroken = true }
        setSnapshotsAside()
        leave(.broken("memory is not the fold of the log: \(why)"))
    }

    /// No start takes one of the snapshots that are there now.
    public func setSnapshotsAside() { snapshots.setAside() }

    private var isAboutToLeave: Bool { leaving.withLock { $0 } != nil }
}

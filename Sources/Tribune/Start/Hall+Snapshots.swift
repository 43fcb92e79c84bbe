import Agency
import Authority
import Synchronization
import TransparencyLog

extension Hall {
    /// Stores a snapshot of the state and its digest in the log. Returns the index of the record.
    @discardableResult
    package func takeSnapshot() throws -> Int {
        let snapshot = state.withLock { state in
            Snapshot(
                size: state.log.nextIndex, authority: state.authority.state, watch: state.watch)
        }
        // A broken house remembers more than its log: its state is nobody's fold.
        guard !state.withLock({ $0.isBroken }) else { throw HallError("the house is broken") }
        let text = try snapshot.text()
        guard let digest = Hall.digest(text) else { throw HallError("no digest of a snapshot") }
        let now = clock()
        let record = SnapshotRecord(size: snapshot.size, digest: digest)
        guard let index = state.withLock({ $0.record(.snapshot(record), at: now) }) else {
            throw HallError("the log took no record of the snapshot")
        }
        try SnapshotFolder(path: folder.snapshots).store(text, size: snapshot.size, record: index)
        return index
    }
}

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
        let text = try snapshot.text()
        guard let digest = Hall.digest(text) else { throw HallError("no digest of a snapshot") }
        let now = clock()
        let record = SnapshotRecord(size: snapshot.size, digest: digest)
        // A broken house remembers more than its log: its state is nobody's fold. Looked at in the
        // lock that records, so that none is stored after its snapshots were set aside.
        let index = state.withLock { state in
            state.isBroken ? nil : state.record(.snapshot(record), at: now)
        }
        guard let index else { throw HallError("the log took no record of the snapshot") }
        try snapshots.store(text, size: snapshot.size, record: index)
        return index
    }
}

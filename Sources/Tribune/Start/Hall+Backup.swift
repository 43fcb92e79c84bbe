import Agency
import Authority
public import HumanDesk
import Synchronization
import SystemPackage
import TransparencyLog

extension Hall {
    /// Copies the house as of its newest checkpoint into a new folder. The keys that sign stay
    /// here: whoever has the copy can read and verify it, and speak for nobody.
    public func backUp(to folder: String, from peer: Peer) async throws -> BackupView {
        try checkOwner(peer)
        guard folder.hasPrefix("/"), !HostPath.exists(folder) else {
            throw Refusal("bad-folder", "\(folder): name a folder that does not exist yet")
        }
        try await log.flush()
        let signed = try log.publish()
        let report = try await Worker.run { [self] in try copy(to: folder, signed) }
        return BackupView(
            folder: folder, entries: report.entries, payloads: report.payloads,
            root: "\(report.root)")
    }

    private func copy(
        to folder: String, _ signed: SignedCheckpoint
    ) throws -> StoreMigration.Report {
        let copy = StateFolder(folder)
        try copy.prepare()
        guard let key = try FileBytes.read(self.folder.payloadKey, secret: true) else {
            throw HallError("\(self.folder.payloadKey): is missing")
        }
        try FileBytes.write(key, to: copy.payloadKey, mode: [.ownerRead, .ownerWrite])
        try FileBytes.write(
            Array((log.key.description + "\n").utf8), to: copy.logPublicKey,
            mode: [.ownerReadWrite, .groupRead, .otherRead])
        let target = try FileHouse().open(copy, inheritedLock: nil)
        let source = LogStores(log: storage, payloads: payloads, snapshots: target.snapshots)
        return try StoreMigration(from: source, to: target, key: log.key).copy(upTo: signed)
    }

    /// What the caps have left after a restore is right, says the daemon's own user. Stewards say
    /// it by setting the charter.
    public func confirmRestore(from peer: Peer) async throws {
        try checkOwner(peer)
        let (isUnconfirmed, stewards) = state.withLock { state in
            (
                state.authority.state.isUnconfirmed,
                state.authority.state.charter?.charter.stewards ?? []
            )
        }
        guard isUnconfirmed else { throw Refusal("confirmed", "nothing waits to be confirmed") }
        guard stewards.isEmpty else {
            throw Refusal(
                "stewards", "two stewards confirm by setting the charter: tribune charter set")
        }
        let now = clock()
        try await durable { state, done in
            state.record(.confirmed(ConfirmedRecord(uid: peer.uid)), at: now, durable: done)
        }
    }
}

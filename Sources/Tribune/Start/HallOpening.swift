public import Agency
import Authority
public import Confinement
public import Logging
import StrictJSON
import SystemPackage
package import TransparencyLog
import Watch

/// Opens the house: log, payloads, state. Fails closed: whatever cannot be read stops the start.
public struct HallOpening {
    /// Sizes of the files; tests take small ones.
    package var options = FileLogOptions()
    /// Where the log lies; nil: in the folder's own files.
    public var store: (any HouseStore)?
    private let folder: StateFolder
    private let oversight: [String]
    private let tools: CellTools
    private let logger: Logger
    private let clock: @Sendable () -> Instant

    /// An opening of the house in `folder`. No agent may see or name what lies in it or in
    /// `secrets`, absolute paths such as the folder of people's keys.
    public init(
        folder: StateFolder, secrets: [String], tools: CellTools, logger: Logger,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.folder = folder
        oversight = [folder.path] + secrets
        self.tools = tools
        self.logger = logger
        self.clock = clock
    }

    /// The open hall. With a hand-over the log's lock is inherited and the leases of its runs stay
    /// alive; call `Hall.adopt` with it as soon as there are doors.
    public func open(_ handover: Handover? = nil) throws -> Hall {
        let lock = handover?.lock
        let adopted = Set(handover?.runs.map(\.lease) ?? [])
        try folder.prepare()
        Confinement.keepAccount(in: folder.placeholders)
        let house = store ?? FileHouse(options: options)
        let stores = try house.open(folder, inheritedLock: lock)
        let log = try Log(
            storage: stores.log, key: signerKey(), companions: [stores.payloads])
        try publishKey(log.key)
        let replay = try replayed(log, SnapshotStore(blobs: stores.snapshots))
        let state = HallState(authority: replay.authority, watch: replay.watch, log: log)
        let hall = Hall(
            state: state, stores: stores, clock: clock, folder: folder,
            oversight: everySpelling(oversight), tools: tools, leaseKey: try leaseKey(),
            logger: logger)
        try hall.begin(after: ending(log, handedOver: lock != nil), adopted: adopted)
        return hall
    }

    /// The paths as they were given and as the system knows them: a folder reached over a link has
    /// two names.
    private func everySpelling(_ paths: [String]) -> [String] {
        paths + paths.compactMap(HostPath.real).filter { !paths.contains($0) }
    }

    private func signerKey() throws -> SignerKey {
        let text = try KeyFile.load(folder.logKey) {
            let name = SecretBytes.name("tribune.house/", bytes: 4)
            return Array(try SignerKey(generating: name).secretText.utf8)
        }
        return try SignerKey(String(decoding: text, as: UTF8.self))
    }

    private func leaseKey() throws -> LeaseKey {
        let seed = try KeyFile.load(folder.leaseKey) { Ed25519Signer().seed }
        let key = try LeaseKey(seed: seed)
        try FileBytes.write(
            Array((key.publicKey + "\n").utf8), to: folder.leasePublicKey,
            mode: [.ownerReadWrite, .groupRead, .otherRead])
        return key
    }

    private func publishKey(_ key: VerifierKey) throws {
        try FileBytes.write(
            Array((key.description + "\n").utf8), to: folder.logPublicKey,
            mode: [.ownerReadWrite, .groupRead, .otherRead])
    }

    /// The newest snapshot and the tail, or everything.
    private func replayed(_ log: Log, _ snapshots: SnapshotStore) throws -> Replay {
        let snapshot = snapshots.newest(in: log)
        var replay = try snapshot.map(Replay.init) ?? Replay()
        try replay.fold(log, to: log.durableSize)
        return replay
    }

    private func ending(_ log: Log, handedOver: Bool) -> Started.Ending {
        if handedOver { return .upgrade }
        if log.recovered.size == 0 { return .first }
        return log.recovered.closedCleanly ? .clean : .crash
    }
}

import Agency
import Authority
import Confinement
import Logging
import StrictJSON
import Synchronization
import TransparencyLog
import Tribune
import Watch

/// One run of a daemon over one shard: the real hall over a simulated store.
final class House {
    let number: Int
    let daemon: Int
    let shard: Int
    let hall: Hall
    let storage: SimulatedStorage
    let inbox = Inbox()
    /// Nil where the store knows no owners.
    let ownership: Ownership?
    /// When it was renewed last, by the daemon's steady clock.
    var renewed: Int64
    /// What was proposed through it, by the place that the intent should get.
    var proposed: [Int: Action] = [:]
    /// Ticks for which the store does not answer.
    var pause = 0

    static let key = [UInt8](repeating: 7, count: 32)
    static let origin = "tribune.house/simulation"
    private static let tools = CellTools.detect(
        bubblewrap: "/nonexistent/bwrap", tribuneCell: "/nonexistent/tribune-cell")
    static let folder = "/nonexistent/tribune-simulation"

    /// Opens a shard as the daemon does at its start, up to `Hall.begin`.
    init(
        _ number: Int, daemon: Daemon, shard: Shard, _ ownership: Ownership?,
        storeClock: Steady
    ) throws {
        self.ownership = ownership
        renewed = daemon.steady.now
        self.number = number
        self.daemon = daemon.number
        self.shard = shard.number
        storage = SimulatedStorage(shard.disk, token: ownership?.token) { storeClock.now }
        var options = LogOptions()
        options.ownThreads = false
        let signer = try Ed25519Signer(seed: Self.key)
        let log = try Log(
            storage: storage, key: SignerKey(name: Self.origin, signer: signer), options: options)
        let stores = LogStores(
            log: storage, payloads: SimulatedPayloads(shard.disk),
            snapshots: SimulatedBlobs(shard.disk))
        let state = try Self.folded(log, stores.snapshots)
        let clock = daemon.clock
        hall = try Hall(
            state: state, stores: stores, clock: { clock.now },
            folder: StateFolder(Self.folder), oversight: [Self.folder], tools: Self.tools,
            leaseKey: LeaseKey(seed: Self.key),
            logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
        if let ownership { hall.use(tenure: { UInt64(ownership.remaining / 1_000_000) }) }
    }

    /// The newest snapshot and the tail.
    private static func folded(_ log: Log, _ snapshots: any BlobStorage) throws -> HallState {
        var authority = Authority()
        var watch = Watch()
        var size = 0
        if let snapshot = SnapshotStore(blobs: snapshots).newest(in: log) {
            authority = try Authority(state: snapshot.authority)
            watch = snapshot.watch
            size = snapshot.size
        }
        while size < log.durableSize {
            let batch = try log.entries(from: size)
            for place in 0..<batch.count {
                let entry = try Entry(leaf: batch[place])
                try authority.apply(entry, at: size)
                _ = watch.observe(entry, at: size)
                size += 1
            }
        }
        return HallState(authority: authority, watch: watch, log: log)
    }

    /// How the log was left, as `HallOpening` sees it.
    var ending: Started.Ending {
        let recovered = hall.log.recovered
        return recovered.size == 0 ? .first : recovered.closedCleanly ? .clean : .crash
    }

    /// True while memory and store hold the same.
    func isSynchronous(with disk: SimulatedDisk) -> Bool {
        let log = hall.log
        return log.failure == nil && log.nextIndex == log.durableSize
            && disk.size == log.nextIndex && !hall.state.withLock { $0.isBroken }
    }

    /// The daemon is dead: nothing that it still does gets anywhere.
    func die() {
        storage.way.withLock { $0.isCut = true }
        hall.log.commitPending()
    }
}

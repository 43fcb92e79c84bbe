public import Agency
import Authority
package import Confinement
package import Logging
package import Synchronization
package import TransparencyLog
import Watch

/// The daemon's heart. All state is behind one lock; all effects are performed outside it.
public final class Hall: Sendable {
    /// What the one lock guards.
    package let state: Mutex<HallState>
    /// The log.
    package let log: Log
    let storage: any LogStorage
    let payloads: any PayloadStorage
    let snapshots: SnapshotStore
    let clock: @Sendable () -> Instant
    let folder: StateFolder
    let tools: CellTools
    let leaseKey: LeaseKey
    let logger: Logger
    /// The runs whose cells live, by lease.
    let runs = Mutex<[LeaseID: Run]>([:])
    /// Leases whose cells are being started just now.
    let starting = Mutex<Set<LeaseID>>([])
    /// Why the daemon is to leave.
    let leaving = Mutex<Leaving?>(nil)
    /// When the next snapshot is due.
    let snapshotPace = Mutex(SnapshotPace())
    /// Folders of which no agent may see or name anything.
    let oversight: [String]
    /// What servers say of their tools, for what `run --observe` proposes.
    let claims = ToolClaims()
    /// Held while a payload is erased: a hold that is confirmed finds no erasure under way.
    let erasing = Mutex<Void>(())
    /// Set by the wiring before the first run.
    let doors = Mutex<(any Doors)?>(nil)
    /// Throws while the daemon could not be replaced. Set by the wiring.
    let replaceable = Mutex<@Sendable () throws -> Void>({})
    /// Milliseconds for which this daemon may still grant anything. Set by the wiring where another
    /// daemon can take over.
    let tenure = Mutex<(@Sendable () -> UInt64)?>(nil)

    package init(
        state: HallState, stores: LogStores,
        clock: @escaping @Sendable () -> Instant,
        folder: StateFolder, oversight: [String], tools: CellTools, leaseKey: LeaseKey,
        logger: Logger
    ) {
        log = state.log
        storage = stores.log
        payloads = stores.payloads
        snapshots = SnapshotStore(blobs: stores.snapshots)
        self.state = Mutex(state)
        self.clock = clock
        self.folder = folder
        self.oversight = oversight
        self.tools = tools
        self.leaseKey = leaseKey
        self.logger = logger
    }

    /// The doors through which the agents of later runs come.
    public func use(_ doors: any Doors) { self.doors.withLock { $0 = doors } }

    /// What is asked before the daemon leaves for another image; it throws why that cannot be.
    public func use(replaceable check: @escaping @Sendable () throws -> Void) {
        replaceable.withLock { $0 = check }
    }

    /// How long this daemon may still grant anything, in milliseconds: no lease of a cell is
    /// renewed for longer (law 7).
    public func use(tenure: @escaping @Sendable () -> UInt64) {
        self.tenure.withLock { $0 = tenure }
    }

    /// Entries that the log holds, and those that were given an index.
    package var recorded: (durable: Int, queued: Int) {
        let durable = log.durableSize
        return (durable, log.nextIndex)
    }

    /// Returns when everything that was recorded before is durable.
    package func flush() async throws { try await log.flush() }

    /// SHA-256.
    static func digest(_ bytes: [UInt8]) -> Digest? { Digest(bytes: Digests.sha256(bytes)) }
}

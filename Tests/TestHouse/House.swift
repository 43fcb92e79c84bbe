public import Agency
import Confinement
import Glibc
public import HumanDesk
import Logging
import TestCourt
import TransparencyLog
public import Tribune

/// A house in a folder of its own: a real log, real payloads, real keys, and no cells.
public final class House: Sendable {
    /// Where it lies.
    public let folder: TemporaryFolder
    /// The hall under test.
    public let hall: Hall
    /// Its clock.
    public let clock: ManualClock

    /// The daemon's own user.
    public static let owner = Peer(uid: geteuid(), pid: 1)
    /// An approver of every sample mandate.
    public static let alice = Person("alice", key: 1)
    /// Known, and no approver.
    public static let bob = Person("bob", key: 2)

    private static let tools = CellTools.detect(
        bubblewrap: "/nonexistent/bwrap", tribuneCell: "/nonexistent/tribune-cell")

    /// Opens the house in a folder, as the daemon does at its start.
    public init(_ folder: TemporaryFolder, clock: ManualClock = ManualClock()) throws {
        self.folder = folder
        self.clock = clock
        hall = try House.opening(folder.path) { clock.now }.open()
    }

    /// A new house in which alice and bob are known.
    public static func new() async throws -> House {
        let house = try House(TemporaryFolder())
        for person in [alice, bob] { try await house.hall.add(person.record(), from: owner) }
        return house
    }

    /// What the daemon opens its house with.
    public static func opening(
        _ path: String, clock: @escaping @Sendable () -> Instant
    ) -> HallOpening {
        var opening = HallOpening(
            folder: StateFolder(path), secrets: ["/nonexistent/people"], tools: tools,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: clock)
        // Reading zeros byte by byte is slow without optimisation.
        opening.options.chunkBytes = 1 << 17
        opening.options.reserveBytes = 1 << 14
        return opening
    }

    deinit { hall.close() }

    /// What a disk would hold if the daemon died now, opened again. A copy is not one moment, so it
    /// is made while nothing is written; `hall-load` is killed in the midst of it.
    public func crashed() throws -> House {
        waitUntilDurable()
        return try House(folder.copy(), clock: clock)
    }

    /// Returns when the log holds everything that memory does.
    public func waitUntilDurable() {
        while hall.recorded.durable < hall.recorded.queued { sched_yield() }
    }

    /// The house after an orderly end and a new start.
    public func restarted() throws -> House {
        hall.close()
        return try House(folder.copy(), clock: clock)
    }

    /// A lease under a mandate, its tools pinned.
    public func grant(
        _ mandate: Mandate, observing: Bool = false
    ) async throws -> (lease: LeaseID, lineage: LineageID) {
        let request = RunRequest(
            mandate: mandate, mandatePath: "/nonexistent/mandate.yaml", command: ["agent"],
            directory: "/", environment: [:], terminal: nil, observing: observing,
            detached: false)
        let (lease, lineage, _) = try await hall.grant(request, to: House.owner)
        let tools = mandate.servers.values.flatMap(\.tools.keys).sorted()
            .map { ToolDefinition(name: $0, digest: Samples.definition) }
        for server in mandate.servers.keys {
            hall.admit(tools, of: server, to: lease) { _ in }
        }
        return (lease, lineage)
    }

    /// Proposes an action, as a door does.
    public func propose(_ action: Action) -> Proposal {
        let (events, feed) = AsyncStream<Proposal.Event>.makeStream()
        hall.propose(
            action,
            asked: { feed.yield(.asked($0)) },
            reply: { ruling in
                feed.yield(.ruled(ruling))
                feed.finish()
            })
        return Proposal(events: events)
    }

    /// Uses a permit; nil when it is void.
    public func spend(
        _ slot: PermitSlot?, cancel: @escaping @Sendable () -> Void = {}
    ) -> ActionID? {
        guard let permit = slot?.take() else { return nil }
        return hall.spend(permit, cancel: cancel)
    }

    /// Settles and says whether that is durable.
    @discardableResult
    public func settle(
        _ action: ActionID, _ status: Outcome.Status = .succeeded,
        used: [Quantity: Int64] = [:], result: [UInt8] = []
    ) async -> Bool {
        let outcome = Outcome(status: status, used: used, result: result)
        return await withCheckedContinuation { continuation in
            hall.settle(action, outcome) { continuation.resume(returning: $0) }
        }
    }

    /// An act from end to end; true when it was done.
    public func act(_ action: Action) async -> Bool {
        guard let id = spend(await propose(action).permit()) else { return false }
        return await settle(id)
    }

    /// Every entry of the log as people see it.
    public func views(payloads: Bool = true) throws -> [EntryView] {
        waitUntilDurable()
        var views: [EntryView] = []
        while true {
            let batch = try hall.durableEntries(
                from: views.count, max: 1000, payloads: payloads)
            if batch.isEmpty { return views }
            views += batch
        }
    }

    /// Every entry of the log.
    public func entries() throws -> [Entry] {
        try views(payloads: false).map { try Entry(leaf: Array($0.leaf.utf8)) }
    }

    /// Recomputes the whole log from its published files, knowing its key alone.
    public func verify() async throws -> Int {
        let view = try await hall.log(for: House.owner)
        let key = try VerifierKey(view.verifierKey)
        return try LogVerifier(key: key).verify(folder: view.folder).checkpoint.size
    }

    /// The lineage as people see it.
    public func view(_ lineage: LineageID) throws -> LineageView? {
        try hall.lineages(max: 1000, for: House.owner).first { $0.lineage == lineage }
    }
}

import ArgumentParser
import Logging
import PostgresStore
import Synchronization
import Tribune

/// This daemon's hold on its shard, from the opening of the house to its end; nothing for a house
/// in files, which nobody can take over.
final class Tenancy: Sendable {
    private struct State {
        var store: PostgresStore?
        var ownership: ShardOwnership?
        var keeper: OwnershipKeeper?
        var listener: SignalListener?
    }

    private let state = Mutex(State())
    private let logger: Logger

    init(logger: Logger) { self.logger = logger }

    /// Takes the shard, as soon as nobody else has it: a daemon that waits takes over from one that
    /// died within one lease.
    func take(_ shard: String, of store: PostgresStore, as owner: String) throws -> ShardOwnership {
        var told = false
        while true {
            do {
                let ownership = try store.acquire(shard, owner: owner, clock: BootClock.now)
                state.withLock { $0 = State(store: store, ownership: ownership) }
                return ownership
            } catch PostgresError.held(_, let other, let milliseconds) {
                if !told {
                    logger.notice(
                        "waiting for the shard",
                        metadata: ["shard": "\(shard)", "owner": "\(other)"])
                }
                told = true
                guard !Signals.isTerminationPending else { throw ExitCode.success }
                BootClock.pause(milliseconds: max(10, min(milliseconds, 500)))
            }
        }
    }

    /// Keeps the shard for a hall that is open now, and ends the hall when it is lost.
    func keep(_ hall: Hall) throws {
        let (store, owned) = state.withLock { ($0.store, $0.ownership) }
        guard let store, let ownership = owned else { return }
        hall.use(tenure: { ownership.remainingMilliseconds })
        let keeper = try OwnershipKeeper(
            ownership, milliseconds: store.options.leaseMilliseconds
        ) { hall.leave(.broken("the store: \($0)")) }
        let listener = try store.listen { [logger] event in
            switch event {
            case .told(.ownership(ownership.shard)), .mayHaveMissed:
                // Looks at once whether it is still ours.
                keeper.look()
            case .told: break
            case .deaf(let why):
                logger.warning("no signals from the store", metadata: ["why": "\(why)"])
            }
        }
        state.withLock {
            $0.keeper = keeper
            $0.listener = listener
        }
    }

    /// Gives the shard back: every agent has ended.
    func end() {
        let last = state.withLock { state in
            defer { state = State() }
            return state
        }
        last.listener?.close()
        last.keeper?.close()
        do {
            try last.ownership?.release()
        } catch {
            logger.warning("the shard runs out by itself", metadata: ["why": "\(error)"])
        }
    }
}

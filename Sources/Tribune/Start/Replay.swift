import Agency
import Authority
import TransparencyLog
import Watch

/// State is the fold of the log. Start-up and the background check call this one fold; live
/// operation calls the same `apply` and `observe`.
struct Replay {
    private(set) var authority: Authority
    private(set) var watch: Watch
    private(set) var size: Int

    /// The state before the first entry.
    init() {
        authority = Authority()
        watch = Watch()
        size = 0
    }

    /// The state of a snapshot.
    init(_ snapshot: Snapshot) throws {
        authority = try Authority(state: snapshot.authority)
        watch = snapshot.watch
        size = snapshot.size
    }

    /// Folds entries until the state is that of `end` entries. True when it is; false when
    /// `goesOn`, which is asked between batches of at most 256 entries, said no.
    @discardableResult
    mutating func fold(
        _ log: Log, to end: Int, while goesOn: () -> Bool = { true }
    ) throws -> Bool {
        while size < end {
            guard goesOn() else { return false }
            let batch = try log.entries(from: size, limit: min(256, end - size))
            guard batch.count > 0 else {
                throw HallError("the log ends at entry \(size), before \(end); run log verify")
            }
            for position in 0..<batch.count { try fold(batch[position]) }
        }
        return true
    }

    private mutating func fold(_ leaf: [UInt8]) throws {
        do {
            let entry = try Entry(leaf: leaf)
            try authority.apply(entry, at: size)
            // What was found is in the log already; only the detectors' memory is wanted here.
            _ = watch.observe(entry, at: size)
        } catch {
            throw HallError("entry \(size) of the log cannot be read: \(error)")
        }
        size += 1
    }

    /// The snapshot of this state.
    var snapshot: Snapshot { Snapshot(size: size, authority: authority.state, watch: watch) }
}

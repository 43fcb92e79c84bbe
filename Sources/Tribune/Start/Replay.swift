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
    ///
    /// - Throws: `HallError` naming the first entry that cannot be read or applied; what the log
    ///   throws.
    @discardableResult
    mutating func fold(
        _ log: Log, to end: Int, while goesOn: () -> Bool = { true }
    ) throws -> Bool {
        guard size < end else { return true }
        let ahead = try EntriesAhead(size..<end, of: log)
        defer { ahead.stop() }
        while size < end {
            guard goesOn() else { return false }
            try fold(ahead.next())
        }
        return true
    }

    /// Folds the entries of a batch; then throws its fault, if it has one.
    mutating func fold(_ batch: EntriesAhead.Batch) throws {
        for entry in batch.entries { try fold(entry) }
        if let fault = batch.fault { throw fault }
    }

    private mutating func fold(_ entry: Entry) throws {
        do {
            try authority.apply(entry, at: size)
        } catch {
            throw HallError.unreadable(size, error)
        }
        // What was found is in the log already; only the detectors' memory is wanted here.
        _ = watch.observe(entry, at: size)
        size += 1
    }

    /// The snapshot of this state.
    var snapshot: Snapshot { Snapshot(size: size, authority: authority.state, watch: watch) }
}

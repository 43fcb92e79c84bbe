internal import Synchronization

/// Placeholders that cells of this process hold. Two cells may share a tree: what the first made
/// has to stay until the last is gone, because removing a name on the host takes the mount over it
/// away in every cell.
enum PlaceholderLedger {
    fileprivate struct State {
        /// How many cells hold each.
        var held: [CellPlan.Placeholder: Int] = [:]
        var builders: [ProcessStamp] = []
        var journal: PlaceholderJournal?
        /// Left by processes that are gone, and not removed yet.
        var legacies: [PlaceholderJournal.Legacy] = []

        func holds(_ host: String) -> Bool {
            held.keys.contains { $0.host == host }
                || legacies.contains { $0.placeholders.contains { $0.host == host } }
        }

        /// A list that cannot be written is an error before something is made, and else waits for
        /// the next change.
        @discardableResult
        func write() -> Int32 { journal?.write(Array(held.keys), builders) ?? 0 }
    }

    private static let state = Mutex(State())

    static func isHeld(_ host: String) -> Bool { state.withLock { $0.holds(host) } }

    /// Keeps a list in `folder` from now on, and removes what processes that are gone have left.
    /// Waits for their cells, which end by themselves, for so long; what is left then is removed
    /// with a later cell.
    static func open(_ folder: String, milliseconds: Int32) {
        _ = Kernel.makeDirectory(folder, mode: 0o700)
        let left = state.withLock { state -> [ProcessStamp] in
            state.journal = PlaceholderJournal(folder: folder)
            state.legacies = state.journal?.legacies() ?? []
            return state.legacies.flatMap(\.builders)
        }
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        for builder in left where builder.isAlive {
            let rest = (end - ContinuousClock.now) / .milliseconds(1)
            builder.await(milliseconds: Int32(max(0, rest)))
        }
        state.withLock { settle(&$0) }
    }

    /// Keeps no list any more.
    static func close() { state.withLock { $0.journal = nil } }

    /// Makes what is not there yet and holds all of it; holds nothing when it throws.
    static func hold(_ placeholders: [CellPlan.Placeholder]) throws(CellRefusal) {
        let problem: CellRefusal? = state.withLock { state in
            settle(&state)
            let new = placeholders.filter { state.held[$0] == nil }
            for item in placeholders { state.held[item, default: 0] += 1 }
            let unwritten = state.write()
            if unwritten != 0 {
                release(placeholders, &state, removing: false)
                return .system(call: "write the list of placeholders", errno: unwritten)
            }
            var made: [CellPlan.Placeholder] = []
            for item in new where !state.takeOver(item) {
                let problem = make(item)
                if problem != 0 {
                    for item in made { remove(item) }
                    release(placeholders, &state, removing: false)
                    return .system(call: "create \(item.host)", errno: problem)
                }
                made.append(item)
            }
            return nil
        }
        if let problem { throw problem }
    }

    /// Holds what an earlier image of the daemon made.
    static func adopt(_ placeholders: [CellPlan.Placeholder], builder: Int32) {
        state.withLock { state in
            for item in placeholders { state.held[item, default: 0] += 1 }
            if let stamp = ProcessStamp(of: builder) { state.builders.append(stamp) }
            state.write()
        }
    }

    /// While this process lives, the cell that it built may live.
    static func note(builder: Int32) {
        state.withLock { state in
            guard !state.held.isEmpty, let stamp = ProcessStamp(of: builder) else { return }
            state.builders.append(stamp)
            state.write()
        }
    }

    /// Lets go, and removes what nobody holds any more unless it has got content.
    static func release(
        _ placeholders: [CellPlan.Placeholder], builder: Int32, removing: Bool = true
    ) {
        state.withLock { state in
            state.builders.removeAll { $0.pid == builder }
            release(placeholders, &state, removing: removing)
        }
    }

    private static func release(
        _ placeholders: [CellPlan.Placeholder], _ state: inout State, removing: Bool
    ) {
        for item in placeholders {
            let left = (state.held[item] ?? 1) - 1
            state.held[item] = left > 0 ? left : nil
            if left == 0 && removing { remove(item) }
        }
        // A cell that only moves to the next image keeps its place in the list.
        if removing, !placeholders.isEmpty { state.write() }
    }

    /// Removes what the dead have left and no living cell needs.
    private static func settle(_ state: inout State) {
        let (waiting, ripe) = (
            state.legacies.filter { $0.builders.contains(where: \.isAlive) },
            state.legacies.filter { !$0.builders.contains(where: \.isAlive) }
        )
        state.legacies = waiting
        for legacy in ripe {
            for item in legacy.placeholders where !state.holds(item.host) { remove(item) }
            Kernel.removeFile(legacy.file)
        }
    }

    private static func make(_ placeholder: CellPlan.Placeholder) -> Int32 {
        placeholder.isDirectory
            ? Kernel.makeDirectory(placeholder.host, mode: 0o555)
            : Kernel.createEmptyFile(placeholder.host)
    }

    /// Only what is still as it was made: ours, empty, and not writable.
    private static func remove(_ placeholder: CellPlan.Placeholder) {
        guard Kernel.isUntouched(placeholder.host) else { return }
        if placeholder.isDirectory {
            _ = Kernel.removeDirectory(placeholder.host)
        } else {
            Kernel.removeEmptyFile(placeholder.host)
        }
    }
}

extension PlaceholderLedger.State {
    /// A placeholder of the dead is there already: it is ours from now on.
    fileprivate mutating func takeOver(_ item: CellPlan.Placeholder) -> Bool {
        var isTaken = false
        for index in legacies.indices {
            let before = legacies[index].placeholders.count
            legacies[index].placeholders.removeAll { $0 == item }
            isTaken = isTaken || legacies[index].placeholders.count < before
        }
        return isTaken && Kernel.exists(item.host)
    }
}

internal import Dispatch
internal import Glibc
internal import Synchronization

/// Sees which parts of folders are written while something runs, so that a grant can be narrowed to
/// them. It sees names come and go and files that were written (inotify(7)), whoever did it: what
/// it reports may be too much, never too little.
public final class ChangeWatch: Sendable {
    /// A folder that is watched: as it was granted, and where it really is.
    private struct Place: Sendable {
        let granted: String
        let real: String
    }

    private struct State: Sendable {
        /// Folders in which names came or went, and files that were written; granted names.
        var changed: Set<String> = []
        /// Folders that were made, which are less than the folder that they were made in.
        var made: Set<String> = []
        /// Something was missed.
        var isBlind = false

        /// Keeps a path, unless a folder above it is kept: so much is then known already.
        mutating func insert(_ path: String, isMade: Bool = false) {
            guard !ChangeWatch.lies(path, below: changed) else { return }
            if isMade { made.insert(path) } else { changed.insert(path) }
            guard changed.count + made.count > ChangeWatch.pathsMax else { return }
            (changed, made, isBlind) = ([], [], true)
        }
    }

    /// More paths than this are not kept: the answer is then unknown.
    static let pathsMax = 4096

    /// More folders than this are not watched one by one: the answer is then unknown.
    private static let foldersMax = 4096
    private static let queue = DispatchQueue(label: "tribune.changes")

    private let descriptor: CellDescriptor
    private let places: [Int32: Place]
    private let ignored: @Sendable (String) -> Bool
    private let state: Mutex<State>
    private let source = Mutex<(any DispatchSourceRead)?>(nil)

    /// Watches these folders, absolute paths, from now on, with all that lies in them; nil when
    /// the kernel gives no watches. What `ignored` says of a path below a folder is not seen.
    public init?(_ folders: [String], ignoring ignored: @escaping @Sendable (String) -> Bool) {
        let watcher = Kernel.nameWatcher()
        guard watcher >= 0 else { return nil }
        descriptor = CellDescriptor(watcher)
        self.ignored = ignored
        var places: [Int32: Place] = [:]
        var state = State()
        for folder in folders {
            guard let real = Kernel.realPath(folder) else { continue }
            // A single file is granted whole or not at all.
            guard Kernel.kind(real) == .directory else {
                state.changed.insert(folder)
                continue
            }
            let root = Place(granted: folder, real: real)
            if !Self.add(root, to: watcher, &places, ignored) { state.isBlind = true }
        }
        self.places = places
        self.state = Mutex(state)
        begin()
    }

    private func begin() {
        source.withLock { source in
            let new = DispatchSource.makeReadSource(
                fileDescriptor: descriptor.number, queue: Self.queue)
            new.setEventHandler { [weak self] in self?.drain() }
            new.setCancelHandler { [descriptor] in withExtendedLifetime(descriptor) {} }
            new.resume()
            source = new
        }
    }

    deinit { source.withLock { $0?.cancel() } }

    private static func add(
        _ root: Place, to watcher: Int32, _ places: inout [Int32: Place],
        _ ignored: (String) -> Bool
    ) -> Bool {
        var waiting = [root]
        while let place = waiting.popLast() {
            guard places.count < foldersMax else { return false }
            let watch = Kernel.watchChanges(watcher, in: place.real)
            guard watch >= 0 else { return false }
            places[watch] = place
            for name in Kernel.list(place.real) {
                let below = Place(
                    granted: place.granted + "/" + name, real: place.real + "/" + name)
                if Kernel.kind(below.real) == .directory, !ignored(below.granted) {
                    waiting.append(below)
                }
            }
        }
        return true
    }

    /// The paths that would have to be writable for what was seen, the fewest and deepest, each in
    /// one of the folders; nil when something was missed.
    public func finish() -> [String]? {
        pause()
        // A queue that does not end is written faster than it can be followed.
        var reads = 0
        while drain() {
            reads += 1
            if reads == Kernel.nameReadsMax { return nil }
        }
        let state = state.withLock { $0 }
        guard !state.isBlind else { return nil }
        let all = state.changed.union(state.made)
        let paths = all.filter { path in
            !Self.lies(path, below: all)
        }
        return paths.sorted()
    }

    /// True when a folder above the path is one of these.
    private static func lies(_ path: String, below folders: Set<String>) -> Bool {
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/"), slash > rest.startIndex {
            rest = rest[..<slash]
            if folders.contains(String(rest)) { return true }
        }
        return false
    }

    /// Reads no more events; the kernel keeps them, up to its bound.
    func pause() {
        source.withLock { source in
            source?.cancel()
            source = nil
        }
    }

    /// Takes the events of one read; false when none waited. What is left over calls again.
    @discardableResult
    private func drain() -> Bool {
        state.withLock { state in
            Kernel.nameEvents(descriptor.number) { take($0, &state) }
        }
    }

    private func take(_ event: Kernel.NameEvent, _ state: inout State) {
        guard !state.isBlind else { return }
        guard !event.isOverflow else {
            state.isBlind = true
            return
        }
        guard let place = places[event.watch], !event.name.isEmpty else { return }
        let path = place.granted + "/" + event.name
        guard !ignored(path) else { return }
        if event.isFolder, event.isNew {
            state.insert(path, isMade: true)
        } else if event.isFolder, event.isGone, state.made.remove(path) != nil {
            state.insert(place.granted)
        } else if event.isNew || event.isGone {
            state.insert(place.granted)
        } else {
            state.insert(path)
        }
    }
}

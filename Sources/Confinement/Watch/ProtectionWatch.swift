internal import Dispatch
internal import Glibc
internal import Synchronization

/// Watches, on the host, the names whose mounts keep protected paths as they are.
///
/// The kernel takes a mount away when somebody outside removes or replaces the name under it: what
/// then stands there lies in the writable tree, unprotected. Nobody can forbid that to the person,
/// so the cell that has lost a protection is ended (inotify(7); Specs/cell.md, Protected paths).
final class ProtectionWatch: Sendable {
    /// A name in a folder, both of the host.
    struct Place: Sendable, Hashable, Codable {
        var folder: String
        var name: String

        var path: String { folder == "/" ? "/" + name : folder + "/" + name }
    }

    /// What survives a change of the daemon's image: the kernel keeps the events meanwhile.
    struct Handover: Sendable, Hashable, Codable {
        var descriptor: Int32
        var folders: [Int32: [Place]]
    }

    private let descriptor: CellDescriptor
    /// The places of each watch.
    private let folders: [Int32: [Place]]
    private let open = DispatchGroup()
    private let source = Mutex<(any DispatchSourceRead)?>(nil)

    /// Ends of cells may take a moment: they do not wait for each other.
    private static let queue = DispatchQueue(
        label: "tribune.protection", qos: .userInteractive, attributes: .concurrent)

    /// Watches these places from now on; nil when there are none.
    ///
    /// - Throws: `CellRefusal.system` when the kernel gives no watch.
    init?(_ places: [Place]) throws(CellRefusal) {
        guard !places.isEmpty else { return nil }
        let watcher = CellDescriptor(
            try Kernel.check(Kernel.nameWatcher(), "inotify_init1"))
        var folders: [Int32: [Place]] = [:]
        for (folder, places) in Dictionary(grouping: Set(places), by: \.folder) {
            let watch = try Kernel.check(
                Kernel.watchNames(watcher.number, in: folder), "inotify_add_watch \(folder)")
            folders[watch, default: []] += places
        }
        descriptor = watcher
        self.folders = folders
    }

    init(_ handover: Handover) {
        descriptor = CellDescriptor(handover.descriptor)
        folders = handover.folders
    }

    /// Calls once, with the path, when a protection is lost; also when that happened before.
    func begin(_ lost: @escaping @Sendable (String) -> Void) {
        source.withLock { source in
            let new = DispatchSource.makeReadSource(
                fileDescriptor: descriptor.number, queue: Self.queue)
            new.setEventHandler { [self] in
                // One read: what is left over calls again.
                if let path = look().lost {
                    cancel()
                    lost(path)
                }
            }
            // The descriptor lives as long as somebody looks at it.
            open.enter()
            new.setCancelHandler { withExtendedLifetime(self) { self.open.leave() } }
            new.resume()
            source = new
        }
    }

    /// Looks no more.
    func cancel() {
        source.withLock { source in
            source?.cancel()
            source = nil
        }
    }

    /// Looks no more; returns when no handler runs. Not to be called from a handler.
    func settle() {
        cancel()
        open.wait()
    }

    /// Gives the watch up; what happens from now on waits for the next image.
    func handOver() -> Handover? {
        settle()
        return descriptor.take().map { Handover(descriptor: $0, folders: folders) }
    }

    /// The first protected place among the events that wait. When events were dropped, or more
    /// come than can be read, all is lost.
    func firstLost() -> String? {
        for _ in 0..<Kernel.nameReadsMax {
            let (lost, isEmpty) = look()
            if let lost { return lost }
            if isEmpty { return nil }
        }
        return anyPath
    }

    /// The first protected place among the events of one read, and whether none waited.
    private func look() -> (lost: String?, isEmpty: Bool) {
        var lost: String?
        let isRead = Kernel.nameEvents(descriptor.number) { event in
            if lost == nil { lost = path(lostBy: event) }
        }
        return (lost, !isRead)
    }

    private func path(lostBy event: Kernel.NameEvent) -> String? {
        if event.isOverflow { return anyPath }
        guard let places = folders[event.watch] else { return nil }
        if event.isFolderGone { return places.first?.path }
        return places.first { $0.name == event.name }?.path
    }

    private var anyPath: String { folders.values.first?.first?.path ?? "/" }
}

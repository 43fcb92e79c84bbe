// Unsafe because inotify takes a C path and fills a buffer with structures of varying length: each
// is read within the bytes that were got, and a length that leads out of them ends the reading.
internal import Glibc

extension Kernel {
    /// Adds a folder to a watcher for the coming and going of names. A watch number, or minus the
    /// errno.
    static func watchNames(_ watcher: Int32, in folder: String) -> Int32 {
        let mask = UInt32(
            IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)
        let watch = unsafe inotify_add_watch(watcher, folder, mask)
        return watch >= 0 ? watch : -errno
    }

    /// The same for everything that changes in a folder.
    static func watchChanges(_ watcher: Int32, in folder: String) -> Int32 {
        let mask = UInt32(
            IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ATTRIB
                | IN_ONLYDIR | IN_DONT_FOLLOW)
        let watch = unsafe inotify_add_watch(watcher, folder, mask)
        return watch >= 0 ? watch : -errno
    }

    /// Shows the events of one read, one by one, and keeps none: who makes names in a loop keeps
    /// nobody here. False when none waited.
    static func nameEvents(_ watcher: Int32, _ see: (NameEvent) -> Void) -> Bool {
        let head = MemoryLayout<inotify_event>.size
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let got = unsafe Glibc.read(watcher, &buffer, buffer.count)
        guard got > 0 else { return false }
        var at = 0
        while at + head <= got {
            let event = unsafe buffer.withUnsafeBytes {
                unsafe $0.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
            }
            let end = at + head + Int(event.len)
            guard end <= got else { break }
            let name = buffer[(at + head)..<end].prefix { $0 != 0 }
            see(
                NameEvent(
                    watch: event.wd, mask: event.mask,
                    name: String(decoding: name, as: UTF8.self)))
            at = end
        }
        return true
    }
}

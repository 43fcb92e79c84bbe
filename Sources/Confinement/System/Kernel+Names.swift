internal import Glibc

extension Kernel {
    /// What happened to a name in a watched folder.
    struct NameEvent: Sendable, Hashable {
        /// Which watch.
        let watch: Int32
        let mask: UInt32
        let name: String

        /// The kernel dropped events.
        var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }

        /// The watched folder itself is gone or went elsewhere.
        var isFolderGone: Bool {
            mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED) != 0
        }

        /// The name stands for a folder.
        var isFolder: Bool { mask & UInt32(IN_ISDIR) != 0 }

        /// The name has just come to be there.
        var isNew: Bool { mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 }

        /// The name is not there any more.
        var isGone: Bool { mask & UInt32(IN_DELETE | IN_MOVED_FROM) != 0 }
    }

    /// Reads within which the kernel's whole queue of events is read, by its usual bound.
    static let nameReadsMax = 256

    /// Watches nothing yet; close-on-exec, never blocks. Minus the errno when there is none.
    static func nameWatcher() -> Int32 {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        return descriptor >= 0 ? descriptor : -errno
    }
}

// Unsafe because they take C strings, which live through the call.
import Glibc

/// Calls on paths.
enum HostPath {
    /// Makes a folder of the daemon's own user; one that is there stays.
    static func makeFolder(_ path: String) throws {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw HallError("\(path): cannot be made (errno \(errno)); check its parent folder")
        }
    }

    /// Takes all rights from other users.
    static func makePrivate(_ path: String) throws {
        guard unsafe chmod(path, 0o700) == 0 else {
            throw HallError("\(path): cannot be made private; it belongs to another user")
        }
    }

    /// True when something is there.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// The path without links, nil when nothing is there.
    static func real(_ path: String) -> String? {
        guard let text = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }

    /// Removes a file, if it is there.
    static func remove(_ path: String) { unsafe _ = unlink(path) }

    /// Puts a file in the place of another.
    static func move(_ from: String, to path: String) throws {
        guard unsafe rename(from, path) == 0 else {
            throw HallError("\(path): cannot be written (errno \(errno))")
        }
    }

    /// Makes an empty file durable, as far as the disk lets us.
    static func mark(_ path: String) {
        let descriptor = unsafe open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

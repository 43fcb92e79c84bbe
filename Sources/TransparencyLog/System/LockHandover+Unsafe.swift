// Unsafe because fstat and stat fill C structures; both live for one call.

internal import Glibc

/// Keeps a file lock over `execve`, for an upgrade that loses no cell.
enum LockHandover {
    /// Clears close-on-exec.
    static func keepOverExec(_ file: OpenFile) throws {
        guard fcntl(file.descriptor, F_SETFD, 0) == 0 else { throw file.failure("fcntl") }
    }

    /// Takes a descriptor that an earlier program left open; it must be the file at `path`.
    static func adopt(_ descriptor: Int32, path: String) throws -> OpenFile {
        var inherited = stat()
        var named = stat()
        guard unsafe fstat(descriptor, &inherited) == 0, unsafe stat(path, &named) == 0 else {
            throw LogError.io(call: "stat", path: path, code: errno)
        }
        guard inherited.st_ino == named.st_ino, inherited.st_dev == named.st_dev else {
            throw LogError.locked("\(path): the inherited descriptor is another file")
        }
        guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw LogError.io(call: "fcntl", path: path, code: errno)
        }
        return OpenFile(descriptor: descriptor, path: path)
    }
}

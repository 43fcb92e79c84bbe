// Makes and locks the socket's folder. Unsafe because lstat and connect read memory that they are
// handed a pointer and a size for: each gets one value on the stack with its own size.
import Glibc
import HumanDesk

extension SocketFolder {
    /// Makes `folder` with mode 0700, or checks that it is ours, a folder, and closed to others.
    static func makePrivate(_ folder: String) throws(Refusal) {
        if unsafe mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw failed("mkdir", folder)
        }
        var status = stat()
        guard unsafe lstat(folder, &status) == 0 else { throw failed("lstat", folder) }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            throw Refusal(
                "folder_not_ours", "\(folder) must be a folder of the daemon's own user; move it")
        }
        // The umask may have taken from the mode, never added; an older folder may be open.
        guard unsafe chmod(folder, 0o700) == 0 else { throw failed("chmod", folder) }
    }

    /// Takes the lock file; refuses when another daemon holds it.
    static func take(_ file: String) throws(Refusal) -> Int32 {
        let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failed("open", file) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let error = failed("flock", file)
            _ = close(descriptor)
            guard errno == EWOULDBLOCK else { throw error }
            throw listening
        }
        return descriptor
    }

    /// Gives the lock back.
    static func release(_ lock: Int32) { _ = close(lock) }

    /// Removes a socket that a dead daemon left; refuses to remove anything else.
    static func removeStale(_ path: String) throws(Refusal) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw Refusal("not_a_socket", "\(path) is there and is no socket; move it away")
        }
        guard !answers(path) else { throw listening }
        guard unsafe unlink(path) == 0 else { throw failed("unlink", path) }
    }

    private static func answers(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return true }
        defer { _ = close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        let result = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // Only a refused connection proves that nobody listens; any other doubt keeps the file.
        return !(result != 0 && errno == ECONNREFUSED)
    }

    private static var listening: Refusal {
        Refusal("already_running", "another daemon listens there; use it, or tribune shutdown")
    }

    private static func failed(_ call: String, _ path: String) -> Refusal {
        let why = unsafe String(cString: strerror(errno))
        return Refusal("io", "\(path): \(call) failed: \(why)")
    }
}

// Unsafe because `execv` and `posix_spawn` take C strings.
import Glibc

/// The change of the daemon's image.
enum Replacement {
    /// Runs the program at this daemon's path in this process, with its descriptors. Returns only
    /// by throwing.
    static func execute(_ arguments: [String]) throws {
        let path = try ownPath()
        var pointers = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe pthread_sigmask(SIG_SETMASK, &set, nil)
        _ = unsafe execv(path, &pointers)
        throw ReplacementFailure(path: path, why: .execution(errno))
    }

    /// Throws unless the program at this daemon's path can be run: once the change has begun there
    /// is no way back, and the agents' cells would end by their leases.
    @Sendable static func check() throws {
        let path = try ownPath()
        var pid: pid_t = 0
        let arguments: [String] = [path, "--version"]
        var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { for index in 0..<arguments.count { unsafe free(pointers[index]) } }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        let code = unsafe posix_spawn(&pid, path, &actions, nil, &pointers, environ)
        guard code == 0 else { throw ReplacementFailure(path: path, why: .execution(code)) }
        try waitForGoodEnd(of: pid, path)
    }

    /// Waits for a short program to end well.
    private static func waitForGoodEnd(of pid: pid_t, _ path: String) throws {
        var status: Int32 = 0
        for _ in 0..<checksMax {
            let ended = unsafe waitpid(pid, &status, WNOHANG)
            if ended == pid, status == 0 { return }
            guard ended == 0 || (ended < 0 && errno == EINTR) else {
                throw ReplacementFailure(path: path, why: .ending)
            }
            poll(nil, 0, 10)
        }
        kill(pid, SIGKILL)
        unsafe waitpid(pid, &status, 0)
        throw ReplacementFailure(path: path, why: .ending)
    }

    /// A hundredth of a second each.
    private static let checksMax = 1000

    /// Where this program lay when it was started; what lies there now may be newer.
    private static func ownPath() throws -> String {
        var bytes = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink("/proc/self/exe", &bytes, bytes.count)
        guard count > 0 else {
            throw ReplacementFailure(path: "/proc/self/exe", why: .execution(errno))
        }
        let path = String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        // The kernel marks a file that was replaced since.
        let mark = " (deleted)"
        return path.hasSuffix(mark) ? String(path.dropLast(mark.count)) : path
    }
}

// Unsafe because `execve` takes C strings.
import Glibc

/// The change of the daemon's image.
enum Replacement {
    /// Runs the program at this daemon's path in this process, with its descriptors. Returns only
    /// by throwing.
    static func execute(_ arguments: [String]) throws {
        let path = try ownPath()
        let all = [path] + arguments
        var pointers = unsafe all.map { unsafe strdup($0) } + [nil]
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe pthread_sigmask(SIG_SETMASK, &set, nil)
        _ = unsafe execv(path, &pointers)
        throw ReplacementFailure(path: path, code: errno)
    }

    /// Where this program lay when it was started; what lies there now may be newer.
    private static func ownPath() throws -> String {
        var bytes = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink("/proc/self/exe", &bytes, bytes.count)
        guard count > 0 else { throw ReplacementFailure(path: "/proc/self/exe", code: errno) }
        let path = String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        // The kernel marks a file that was replaced since.
        let mark = " (deleted)"
        return path.hasSuffix(mark) ? String(path.dropLast(mark.count)) : path
    }
}

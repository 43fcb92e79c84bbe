import CConfinement
import Glibc

/// A child process whose output can be read.
final class BareProcess {
    let pid: Int32
    let output: Int32

    init(_ path: String, _ arguments: [String]) throws {
        (pid, output) = try Speech.spawn(path, arguments)
    }

    deinit { close(output) }

    /// The one child that it has.
    var onlyChild: Int32? {
        let text = Speech.text("/proc/\(pid)/task/\(pid)/children")
        return text.split(separator: " ").first.flatMap { Int32($0) }
    }

    func reap() {
        let handle = confinement_pidfd_open(pid)
        _ = confinement_wait_readable(handle, 10_000)
        close(handle)
        _ = confinement_reap(pid)
    }
}

internal import CConfinement
internal import Glibc

/// A process that is not mistaken for a later one with its number: id and start (proc(5),
/// field 22).
struct ProcessStamp: Sendable, Hashable {
    let pid: Int32
    let start: String

    /// The stamp of a process that is there; nil else.
    init?(of pid: Int32) {
        guard let text = Kernel.read("/proc/\(pid)/stat"), let close = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: close)...].split(separator: " ")
        // A zombie has no process left in it.
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
        self.pid = pid
        start = String(fields[19])
    }

    /// The stamp that `text` wrote.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let pid = Int32(parts[0]), pid > 0,
            !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.pid = pid
        start = String(parts[1])
    }

    var text: String { "\(pid)-\(start)" }

    /// It still runs.
    var isAlive: Bool { ProcessStamp(of: pid) == self }

    /// Returns when it is gone, or after so long.
    func await(milliseconds: Int32) {
        let handle = confinement_pidfd_open(pid)
        guard handle >= 0 else { return }
        defer { close(handle) }
        // The number may have become another's between the two looks.
        if isAlive { _ = confinement_wait_readable(handle, milliseconds) }
    }

    /// This process; an `execve` keeps it.
    static let own = ProcessStamp(of: getpid())

    /// This boot of the machine.
    static let boot =
        (Kernel.read("/proc/sys/kernel/random/boot_id") ?? "").filter { $0 != "\n" }
}

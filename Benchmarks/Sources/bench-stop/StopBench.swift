import CConfinement
import Confinement
import Glibc

/// The things that are timed.
struct StopBench {
    struct Failure: Error { let what: String }

    let tools: CellTools
    private let clock = ContinuousClock()
    private let shape = ["8", "4", "5"]

    private var attacker: String {
        tools.tribuneCell.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/") + "/cell-attacker"
    }

    private func spec(_ shape: [String]) -> CellSpec {
        var spec = CellSpec(
            arguments: ["/attacker", "tree"] + shape,
            root: [.readOnly(host: attacker, inside: "/attacker"), .proc, .devices])
        spec.limits.memoryBytes = 1 << 30
        spec.limits.processes = 1000
        spec.acceptedWeaknesses = Set(Weakness.allCases)
        return spec
    }

    /// From the order to the proof.
    func stopCell() throws -> Duration {
        let cell = try Cell.start(spec(shape), tools: tools)
        guard let output = cell.pipes?.output.number, Speech.first(output) != nil else {
            throw Failure(what: "the tree did not grow")
        }
        let start = clock.now
        guard case .confirmed = cell.end() else { throw Failure(what: "not confirmed") }
        return clock.now - start
    }

    /// The same tree below a bare `unshare`: SIGKILL to its init until that is gone.
    func stopBare() throws -> Duration {
        let child = try BareProcess(
            "/usr/bin/unshare", ["-U", "-r", "-p", "-f", attacker, "tree"] + shape)
        guard Speech.first(child.output) != nil, let initProcess = child.onlyChild else {
            throw Failure(what: "the bare tree did not grow")
        }
        let handle = confinement_pidfd_open(initProcess)
        defer { close(handle) }
        let start = clock.now
        _ = confinement_pidfd_signal(handle, SIGKILL)
        guard confinement_wait_readable(handle, 10_000) == 1 else {
            throw Failure(what: "the bare namespace stayed")
        }
        let end = clock.now
        child.reap()
        return end - start
    }

    func startCell() throws -> Duration {
        let start = clock.now
        let cell = try Cell.start(spec(["0", "0", "0"]), tools: tools)
        guard let output = cell.pipes?.output.number, Speech.first(output) != nil else {
            throw Failure(what: "no word")
        }
        let end = clock.now
        cell.end()
        return end - start
    }

    func startBare() throws -> Duration {
        let start = clock.now
        let child = try BareProcess(
            tools.bubblewrap,
            [
                "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc",
                "--unshare-uts", "--unshare-cgroup", "--new-session", "--cap-drop", "ALL",
                "--die-with-parent", "--ro-bind", attacker, "/attacker", "--proc", "/proc",
                "--dev", "/dev", "--tmpfs", "/dev/shm", "--remount-ro", "/", "/attacker", "tree",
                "0", "0", "0",
            ])
        guard Speech.first(child.output) != nil else { throw Failure(what: "no word of bwrap") }
        let end = clock.now
        kill(child.pid, SIGKILL)
        child.reap()
        return end - start
    }
}

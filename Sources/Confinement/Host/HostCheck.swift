internal import CConfinement
internal import Glibc

/// Looks at what the kernel, its configuration and a surrounding container allow.
enum HostCheck {
    static func run(bubblewrap: String?, tribuneCell: String?, groups: ControlGroupHost)
        -> HostReport
    {
        HostReport(
            findings: necessary(bubblewrap, tribuneCell) + [trial(bubblewrap)] + landlock()
                + limits(groups) + [listening(ptraceScope), identity(), container()])
    }

    private static func necessary(_ bubblewrap: String?, _ program: String?) -> [HostFinding] {
        let namespace = confinement_user_namespace()
        let seccomp = confinement_seccomp()
        let pidfd = confinement_pidfd_open(getpid())
        if pidfd >= 0 { close(pidfd) }
        return [
            need("bubblewrap", bubblewrap != nil, bubblewrap ?? "not found in PATH"),
            need("tribune-cell", program != nil, program ?? "not found beside this program"),
            need(
                "user namespaces", namespace == 1,
                namespace == 1 ? "allowed" : namespaceAdvice(-namespace)),
            need("seccomp filters", seccomp == 1, seccomp == 1 ? "allowed" : "errno \(-seccomp)"),
            need("pidfd", pidfd >= 0, pidfd >= 0 ? "allowed" : "errno \(-pidfd)"),
        ]
    }

    private static func need(_ right: String, _ present: Bool, _ detail: String) -> HostFinding {
        HostFinding(
            right: right, isPresent: present, detail: detail, consequence: "no cell can be built",
            weakness: nil, isNecessary: true)
    }

    /// Measured in podman 4.3 with runc 1.1 on this kind of kernel; Docker's profile is the same in
    /// this respect (Specs/cell.md, "In containers").
    private static let containerAdvice =
        "in a container a cell needs --security-opt seccomp=unconfined (or --cap-add SYS_ADMIN) "
        + "and an unmasked /proc: podman --security-opt unmask=ALL, docker --security-opt "
        + "systempaths=unconfined, Kubernetes procMount: Unmasked with seccompProfile: Unconfined"

    private static func trial(_ bubblewrap: String?) -> HostFinding {
        let complaint = bubblewrap.flatMap { TrialCell.complaint(bubblewrap: $0) }
        let contained = !container().isPresent
        return need(
            "a trial cell", bubblewrap != nil && complaint == nil,
            complaint.map { contained ? "\($0); \(containerAdvice)" : $0 } ?? "built and gone")
    }

    /// Which of the usual switches is off.
    private static func namespaceAdvice(_ problem: Int32) -> String {
        let switches = [
            ("/proc/sys/kernel/unprivileged_userns_clone", "0"),
            ("/proc/sys/user/max_user_namespaces", "0"),
            ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1"),
        ]
        let closed = switches.filter { path, value in
            Kernel.read(path).map { $0.hasPrefix(value) } ?? false
        }.map(\.0)
        guard closed.isEmpty else { return "refused by " + closed.joined(separator: ", ") }
        return "errno \(problem); a container's seccomp profile may refuse unshare"
    }

    private static func landlock() -> [HostFinding] {
        let abi = Int(confinement_landlock_abi())
        let levels: [(Int, Weakness, String)] = [
            (
                1, .landlock,
                "one wall around files instead of two, and what an agent writes can be executed"
            ),
            (2, .landlockRefer, "files cannot be renamed across directories in the cell"),
            (3, .landlockTruncate, "truncation is held by read-only mounts alone"),
            (5, .landlockDeviceIoctl, "device ioctls are held by the filter alone"),
            (6, .landlockScope, "signals and abstract sockets are held by namespaces alone"),
        ]
        return levels.map { level, weakness, consequence in
            HostFinding(
                right: "Landlock ABI \(level)", isPresent: abi >= level, detail: "ABI \(abi)",
                consequence: consequence, weakness: weakness, isNecessary: false)
        }
    }

    /// The right to have a cell's processor time counted.
    static let processorTime = "processor time"

    private static func limits(_ groups: ControlGroupHost) -> [HostFinding] {
        let wanted: [(ControlGroupController, Weakness, String)] = [
            (.memory, .memoryLimit, "memory is limited for each process, not for the cell"),
            (.pids, .processLimit, "processes are limited by user, which does not hold for root"),
            (.cpu, .cpuLimit, "the share of the processors is not limited"),
        ]
        let controllers = wanted.map { controller, weakness, consequence in
            HostFinding(
                right: "control group \(controller.rawValue)",
                isPresent: groups.has(controller), detail: place(controller, groups),
                consequence: consequence, weakness: weakness, isNecessary: false)
        }
        let counts = groups.unified != nil || groups.has(.cpuacct)
        let stops = groups.unified != nil || groups.has(.freezer)
        return controllers + [
            HostFinding(
                right: processorTime, isPresent: counts, detail: place(.cpuacct, groups),
                consequence: "processor time is limited for each process, not for the cell",
                weakness: .cpuLimit, isNecessary: false),
            HostFinding(
                right: "freezing", isPresent: stops, detail: place(.freezer, groups),
                consequence: "a cell can be ended but not paused", weakness: nil,
                isNecessary: false),
        ]
    }

    private static func place(_ controller: ControlGroupController, _ groups: ControlGroupHost)
        -> String
    {
        if [.freezer, .cpuacct].contains(controller), let unified = groups.unified {
            return "v2 in \(unified)"
        }
        if groups.unifiedControllers.contains(controller) { return "v2 in \(groups.unified ?? "")" }
        return groups.legacy[controller].map { "v1 in \($0)" } ?? "none that may be written"
    }

    /// Yama's word on who may take hold of another process (kernel, admin-guide/LSM/Yama); nil
    /// where there is no Yama.
    private static var ptraceScope: String? {
        Kernel.read("/proc/sys/kernel/yama/ptrace_scope").map { String($0.prefix { $0 != "\n" }) }
    }

    /// Nothing that is promised depends on it: without it the ports of a mandate are refused too.
    static func listening(_ scope: String?) -> HostFinding {
        HostFinding(
            right: "listening on ports that a mandate names",
            isPresent: ["0", "1"].contains(scope ?? "0"),
            detail: scope.map { "Yama ptrace_scope \($0)" } ?? "no Yama",
            consequence: "network.listen gives nothing: no program in a cell listens",
            weakness: nil, isNecessary: false)
    }

    private static func identity() -> HostFinding {
        let user = geteuid()
        return HostFinding(
            right: "a user that is not root", isPresent: user != 0, detail: "uid \(user)",
            consequence: "outside its namespaces the agent counts as root without capabilities; "
                + "choose a user for the cell", weakness: .hostRoot, isNecessary: false)
    }

    /// Informs only: what a container takes away shows in the other findings.
    private static func container() -> HostFinding {
        let marks = ["/.dockerenv", "/run/.containerenv", "/var/run/secrets/kubernetes.io"]
        let seen = marks.filter { Kernel.exists($0) }
        let filtered = Kernel.read("/proc/self/status")?.contains("Seccomp:\t2") == true
        let detail = seen + (filtered ? ["a seccomp filter is on this process"] : [])
        return HostFinding(
            right: "not inside a container", isPresent: detail.isEmpty,
            detail: detail.joined(separator: ", "),
            consequence:
                "its profile may refuse a cell (see: a trial cell); control groups are mostly "
                + "read-only in it, and cells then have no limits of their own",
            weakness: nil, isNecessary: false)
    }
}

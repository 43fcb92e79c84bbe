internal import CConfinement

/// The least that every cell is made of, built once and thrown away. The kernel's switches say
/// what is allowed; a container's profile may still refuse a host name or a fresh /proc.
enum TrialCell {
    private static let arguments = [
        "bwrap", "--unshare-all", "--unshare-user", "--hostname", "trial", "--ro-bind", "/", "/",
        "--proc", "/proc", "--dev", "/dev", "--die-with-parent", "--", "/bin/true",
    ]

    /// What stood in the way, nil when nothing did.
    static func complaint(bubblewrap: String) -> String? {
        do throws(CellRefusal) {
            let (builder, said) = try start(bubblewrap)
            guard builder.reap(milliseconds: 5000) != 0 else { return nil }
            guard confinement_wait_readable(said.number, 0) == 1 else { return noReason }
            let text = String(decoding: Kernel.drain(said.number, most: 1024), as: UTF8.self)
            return text.split(separator: "\n").first.map(String.init) ?? noReason
        } catch {
            return "\(error)"
        }
    }

    private static let noReason = "bubblewrap gave no reason"

    /// Our end of what it writes has no other holder here, so that it ends with the builder.
    private static func start(
        _ bubblewrap: String
    ) throws(CellRefusal) -> (BuilderProcess, CellDescriptor) {
        let null = try Kernel.nullDevice()
        let (said, theirs) = try Kernel.pipe()
        let pid = try Kernel.spawn(
            bubblewrap, arguments, descriptors: [null.number, null.number, theirs.number],
            user: nil)
        let handle = try Kernel.check(confinement_pidfd_open(pid), "pidfd_open")
        return withExtendedLifetime((null, theirs)) {
            (BuilderProcess(pid: pid, handle: CellDescriptor(handle)), said)
        }
    }
}

/// A spec that was checked against the host, as what bubblewrap and `tribune-cell` are told.
struct CellPlan: Sendable {
    /// A place in the host's writable tree that has to exist to be covered, and is removed again.
    struct Placeholder: Sendable, Hashable, Codable {
        var host: String
        var isDirectory: Bool
    }

    /// bubblewrap's options, without the command.
    let builderArguments: [String]
    /// The bytes behind `--ro-bind-data`, in the order of the descriptors from `firstData`.
    let data: [[UInt8]]
    /// `tribune-cell`'s orders: NUL-ended key and value pairs.
    let orders: [UInt8]
    /// What must be created on the host before, and removed after.
    let placeholders: [Placeholder]
    /// What must not be removed or replaced on the host while the cell lives.
    let places: [ProtectionWatch.Place]

    /// The first descriptor that carries the bytes of a file.
    static let firstData = 10
    /// The most files with bytes.
    static let dataMax = 40

    init(_ spec: CellSpec, tools: CellTools) throws(CellRefusal) {
        try CellPlan.checkValues(spec)
        let mounts = try MountPlan(spec.root, program: tools.tribuneCell)
        let protected = try ProtectedPaths(spec.protected, in: mounts.mounts)
        guard mounts.data.count <= CellPlan.dataMax else {
            throw .badValue("at most \(CellPlan.dataMax) files with bytes")
        }
        builderArguments =
            CellPlan.namespaces(spec) + mounts.arguments + protected.arguments + mounts.covers
            + mounts.closing
        data = mounts.data
        placeholders = protected.placeholders
        places = protected.places
        orders = CellPlan.orders(spec, mounts, tools: tools)
    }

    /// New namespaces of every kind, no capability, no further user namespace, a session of its
    /// own. Not `--die-with-parent`: that follows the daemon's thread, not the daemon.
    private static func namespaces(_ spec: CellSpec) -> [String] {
        [
            "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
            "--unshare-cgroup", "--disable-userns", "--uid", "1000", "--gid", "1000",
            "--hostname", spec.hostname, "--as-pid-1", "--new-session", "--cap-drop", "ALL",
            "--clearenv",
        ]
    }

    private static func orders(
        _ spec: CellSpec, _ mounts: MountPlan, tools: CellTools
    ) -> [UInt8] {
        var pairs: [(String, String)] = [
            ("directory", spec.directory), ("lease", String(spec.leaseMilliseconds)),
        ]
        pairs += spec.doors.map { ("door", String($0)) }
        pairs += spec.listen.map { ("listen", String($0)) }
        pairs += mounts.writable.map { ("writable", $0) }
        pairs += mounts.programs.map { ("program", $0) }
        pairs += mounts.aliases.map { ("alias", $0) }
        pairs += spec.executable.map { ("executable", $0) }
        if case .pty(let rows, let columns) = spec.stdio {
            pairs += [("rows", String(rows)), ("columns", String(columns))]
        }
        pairs += limits(spec.limits, groups: tools.groups)
        pairs += spec.arguments.map { ("argument", $0) }
        pairs += spec.environment.sorted { $0.key < $1.key }.map {
            ("variable", $0.key + "=" + $0.value)
        }
        return pairs.flatMap { key, value -> [UInt8] in
            Array(key.utf8) + [0] + Array(value.utf8) + [0]
        }
    }

    /// What control groups cannot hold is held for each process.
    private static func limits(
        _ limits: CellLimits, groups: ControlGroupHost
    ) -> [(String, String)] {
        var pairs: [(String, UInt64?)] = [
            ("limit.cpu", limits.cpuSecondsPerProcess), ("limit.file-size", limits.fileBytes),
            ("limit.open-files", limits.openFiles),
        ]
        if !groups.has(.memory) { pairs.append(("limit.address-space", limits.memoryBytes)) }
        if !groups.has(.pids) { pairs.append(("limit.processes", limits.processes)) }
        return pairs.compactMap { name, amount in amount.map { (name, String($0)) } }
    }

    /// Where the daemon listens nobody else does.
    private static func checkPorts(_ spec: CellSpec) throws(CellRefusal) {
        guard spec.listen.count <= Confinement.listenMax, !spec.listen.contains(0),
            Set(spec.listen).count == spec.listen.count,
            Set(spec.listen).isDisjoint(with: spec.doors)
        else { throw .badValue("ports to listen on") }
    }

    private static func checkValues(_ spec: CellSpec) throws(CellRefusal) {
        guard !spec.arguments.isEmpty, spec.arguments.first?.isEmpty == false else {
            throw .badValue("no command")
        }
        guard (1...Confinement.leaseMillisecondsMax).contains(spec.leaseMilliseconds) else {
            throw .badValue("lease of \(spec.leaseMilliseconds) ms")
        }
        guard spec.doors.count <= Confinement.doorsMax, !spec.doors.contains(0),
            Set(spec.doors).count == spec.doors.count
        else { throw .badValue("doors") }
        try checkPorts(spec)
        for path in spec.executable { _ = try CellPath(path) }
        let plainHost = spec.hostname.utf8.allSatisfy { (0x2D...0x7A).contains($0) }
        guard plainHost, (1...63).contains(spec.hostname.utf8.count) else {
            throw .badValue("host name")
        }
        if case .pty = spec.stdio, !spec.root.contains(.devices) {
            throw .badValue("a terminal needs devices")
        }
        _ = try CellPath(spec.directory)
        for name in spec.environment.keys where name.isEmpty || name.utf8.contains(0x3D) {
            throw .badValue("name of a variable")
        }
        let texts = spec.arguments + spec.environment.flatMap { [$0.key, $0.value] }
        guard texts.allSatisfy({ !$0.utf8.contains(0) }) else { throw .badValue("NUL") }
    }
}

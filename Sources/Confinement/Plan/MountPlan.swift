/// The mounts of a cell, checked and in an order in which parents come first.
struct MountPlan: Sendable {
    /// A mount with its place.
    struct Placed: Sendable {
        let mount: CellMount
        let inside: CellPath
    }

    let mounts: [Placed]
    /// Bytes of files, in the order of their descriptors.
    let data: [[UInt8]]
    /// bubblewrap's options that make the mounts, but for `covers`.
    let arguments: [String]
    /// bubblewrap's options for files with bytes. They come last: such a file may lie over one of
    /// the host's inside a tree, and a protected tree too.
    let covers: [String]
    /// bubblewrap's options that close the root after everything is in place.
    let closing: [String]
    /// Trees that Landlock lets the agent change.
    let writable: [String]
    /// Trees whose files may be executed, but for what is writable in them.
    let programs: [String]
    /// Places in these that can be written by another name.
    let aliases: [String]

    private static let shmBytes: UInt64 = 64 << 20

    init(_ root: [CellMount], program: String) throws(CellRefusal) {
        let own = CellMount.readOnly(host: program, inside: Confinement.cellProgram)
        var placed: [Placed] = []
        for mount in root + [own] {
            placed.append(Placed(mount: mount, inside: try CellPath(mount.inside)))
        }
        try MountPlan.checkPlaces(placed)
        // A stable order by depth: what lies above is there before what lies below.
        mounts = placed.enumerated().sorted {
            ($0.element.inside.parts.count, $0.offset) < ($1.element.inside.parts.count, $1.offset)
        }.map(\.element)
        var data: [[UInt8]] = []
        var arguments: [String] = []
        var covers: [String] = []
        for entry in mounts {
            let options = try MountPlan.arguments(entry, &data)
            if case .file = entry.mount { covers += options } else { arguments += options }
        }
        self.data = data
        self.arguments = arguments
        self.covers = covers
        let hasDevices = root.contains(.devices)
        closing = (hasDevices ? ["--remount-ro", "/dev"] : []) + ["--remount-ro", "/"]
        writable =
            mounts.compactMap { entry in
                switch entry.mount {
                case .readWrite, .tmpfs: entry.inside.text
                case .readOnly, .file, .symlink, .proc, .devices: nil
                }
            } + (hasDevices ? ["/dev/shm"] : [])
        aliases = try MountAliases.places(mounts)
        programs = mounts.compactMap { entry in
            if case .readOnly = entry.mount { entry.inside.text } else { nil }
        }
    }

    private static func checkPlaces(_ placed: [Placed]) throws(CellRefusal) {
        var taken: Set<[String]> = []
        for entry in placed {
            let parts = entry.inside.parts
            guard let first = parts.first else { throw .forbiddenMount("/") }
            let isSystem = entry.mount == .proc || entry.mount == .devices
            guard isSystem || !["proc", "dev", "sys"].contains(first) else {
                throw .mountTaken(entry.inside.text)
            }
            guard taken.insert(parts).inserted else { throw .mountTaken(entry.inside.text) }
        }
    }

    private static func arguments(
        _ entry: Placed, _ data: inout [[UInt8]]
    ) throws(CellRefusal) -> [String] {
        let inside = entry.inside.text
        switch entry.mount {
        case .readOnly(let host, _): return ["--ro-bind", try source(host), inside]
        case .readWrite(let host, _): return ["--bind", try source(host), inside]
        case .tmpfs(_, let bytes):
            guard bytes > 0 else { throw .badValue("size of \(inside)") }
            return ["--size", String(bytes), "--tmpfs", inside]
        case .file(_, let bytes):
            data.append(bytes)
            let descriptor = String(CellPlan.firstData + data.count - 1)
            return ["--perms", "0444", "--ro-bind-data", descriptor, inside]
        case .symlink(_, let target):
            guard !target.isEmpty, !target.utf8.contains(0) else { throw .badPath(target) }
            return ["--symlink", target, inside]
        case .proc: return ["--proc", "/proc"] + procCovers
        case .devices:
            return ["--dev", "/dev", "--size", String(shmBytes), "--tmpfs", "/dev/shm"]
        }
    }

    /// Settings of the machine, which root's user id may write even without a capability, and what
    /// tells of the machine's memory and keys. Landlock holds them too; this wall is the first.
    private static var procCovers: [String] {
        let fixed = ["acpi", "bus", "driver", "fs", "irq", "mtrr", "scsi", "sys", "sysrq-trigger"]
        let hidden = ["kcore", "keys", "kmsg", "latency_stats", "sched_debug", "timer_list"]
        return fixed.map { "/proc/" + $0 }.filter { Kernel.exists($0) }
            .flatMap { ["--ro-bind", $0, $0] }
            + hidden.map { "/proc/" + $0 }.filter { Kernel.exists($0) }
            .flatMap { ["--ro-bind", "/dev/null", $0] }
    }

    /// The host's path with every link resolved, so that it means what was checked.
    private static func source(_ host: String) throws(CellRefusal) -> String {
        _ = try CellPath(host)
        guard let real = Kernel.realPath(host) else { throw .missing(host) }
        let path = try CellPath(real)
        guard let first = path.parts.first, !["proc", "sys", "dev"].contains(first) else {
            throw .forbiddenMount(host)
        }
        return real
    }
}

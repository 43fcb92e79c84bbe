internal import Glibc
internal import Synchronization

/// The control groups of one cell's agent: at most one in version 2 and one for each version 1
/// controller. Process 1 of the cell is not in them: the holder of the lease is neither frozen nor
/// throttled nor the victim of the agent's memory.
struct ControlGroup: Sendable, Hashable, Codable {
    /// The version 2 group.
    let unified: String?
    /// Version 1 groups by the controller's name.
    let legacy: [String: String]

    private static let counter = Mutex<UInt64>(0)

    /// Makes the groups that the limits need, and those for stopping and measuring. A limit that
    /// cannot be set is an error; the caller has checked that there is a controller for it.
    static func make(_ limits: CellLimits, on host: ControlGroupHost) throws(CellRefusal)
        -> ControlGroup
    {
        let name = freshName(on: host)
        let unified = host.unified.map { $0 + "/" + name }
            .flatMap { Kernel.makeDirectory($0) == 0 ? $0 : nil }
        var legacy: [String: String] = [:]
        for (controller, parent) in host.legacy {
            let path = parent + "/" + name
            if Kernel.makeDirectory(path) == 0 { legacy[controller.rawValue] = path }
        }
        let group = ControlGroup(unified: unified, legacy: legacy)
        do throws(CellRefusal) {
            try group.apply(limits, on: host)
        } catch {
            group.remove()
            throw error
        }
        return group
    }

    /// Removes what daemons that were killed have left: empty groups of ours whose maker is gone.
    static func sweep(_ host: ControlGroupHost) {
        for parent in [host.unified].compactMap(\.self) + host.legacy.values {
            for name in Kernel.list(parent) where name.hasPrefix("tribune-") {
                let fields = name.split(separator: "-")
                guard fields.count == 3, Int32(fields[1]) != nil,
                    !Kernel.exists("/proc/\(fields[1])")
                else { continue }
                // A group with a process in it is not removed: the kernel refuses.
                _ = Kernel.removeDirectory(parent + "/" + name)
            }
        }
    }

    private static func freshName(on host: ControlGroupHost) -> String {
        let parents = [host.unified].compactMap(\.self) + host.legacy.values
        while true {
            let number = counter.withLock { value in
                value += 1
                return value
            }
            let name = "tribune-\(getpid())-\(number)"
            if !parents.contains(where: { Kernel.exists($0 + "/" + name) }) { return name }
        }
    }

    private func apply(_ limits: CellLimits, on host: ControlGroupHost) throws(CellRefusal) {
        if let bytes = limits.memoryBytes, host.has(.memory) {
            try set(.memory, "memory.max", "memory.limit_in_bytes", String(bytes))
            // Swap would let the cell outgrow its limit; where it cannot be set there is none.
            if let unified { _ = Kernel.write("0", to: unified + "/memory.swap.max") }
        }
        if let most = limits.processes, host.has(.pids) {
            try set(.pids, "pids.max", "pids.max", String(most))
        }
        if let percent = limits.cpuPercent, host.has(.cpu) {
            let quota = String(percent * 1000)
            try set(.cpu, "cpu.max", "cpu.cfs_quota_us", quota, unifiedValue: quota + " 100000")
        }
    }

    private func set(
        _ controller: ControlGroupController, _ unifiedFile: String, _ legacyFile: String,
        _ value: String, unifiedValue: String? = nil
    ) throws(CellRefusal) {
        if let unified, Kernel.exists(unified + "/" + unifiedFile) {
            return try write(unifiedValue ?? value, unified + "/" + unifiedFile)
        }
        guard let path = legacy[controller.rawValue] else {
            throw .system(call: "control group \(controller.rawValue)", errno: ENOENT)
        }
        try write(value, path + "/" + legacyFile)
    }

    private func write(_ value: String, _ path: String) throws(CellRefusal) {
        let problem = Kernel.write(value, to: path)
        guard problem == 0 else { throw .system(call: "write \(path)", errno: problem) }
    }

    /// Puts a process of one thread, and all it will bear, into the groups. A version 1 group takes
    /// a single thread through `tasks` at once; `cgroup.procs` would wait for every processor.
    func add(_ pid: Int32, bornInGroup: Bool) throws(CellRefusal) {
        if let unified, !bornInGroup { try write(String(pid), unified + "/cgroup.procs") }
        for path in legacy.values { try write(String(pid), path + "/tasks") }
    }

    var paths: [String] { [unified].compactMap(\.self) + legacy.values.sorted() }

    /// Processes that are in the groups now; nil when there is no group.
    func processes() -> [Int32]? {
        guard let path = paths.first, let text = Kernel.read(path + "/cgroup.procs") else {
            return nil
        }
        return text.split(separator: "\n").compactMap { Int32($0) }
    }

    /// Removes the groups. True when none is left.
    @discardableResult
    func remove() -> Bool {
        var left = paths
        // The kernel lets go of a group a moment after its last process.
        for _ in 0..<100 where !left.isEmpty {
            left.removeAll { [0, ENOENT].contains(Kernel.removeDirectory($0)) }
            if !left.isEmpty { _ = poll(nil, 0, 1) }
        }
        return left.isEmpty
    }
}

/// Where control groups are mounted (`/proc/self/mountinfo`, proc(5)).
struct MountTable: Sendable, Hashable {
    /// A mounted hierarchy: which group lies at the mount point.
    struct Mount: Sendable, Hashable {
        let root: String
        let point: String

        /// The directory of a group, or the mount point when the group is not below it, which is
        /// how containers are set up.
        func directory(of group: String?) -> String? {
            guard let group, group != "/", !group.contains("/../") else { return point }
            let relative = root == "/" ? group : String(group.dropFirst(root.count))
            let isBelow = root == "/" || group.hasPrefix(root + "/")
            let path = isBelow ? point + relative : point
            return Kernel.exists(path) ? path : point
        }
    }

    var unified: Mount?
    var legacy: [ControlGroupController: Mount] = [:]

    /// Fields: id, parent, device, root, point, options, optional…, `-`, type, source, options.
    static func parse(_ text: String) -> MountTable {
        var table = MountTable()
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 3 else {
                continue
            }
            let mount = Mount(root: fields[3], point: fields[4])
            if fields[dash + 1] == "cgroup2" { table.unified = mount }
            guard fields[dash + 1] == "cgroup" else { continue }
            for option in fields[dash + 3].split(separator: ",") {
                guard let controller = ControlGroupController(rawValue: String(option)) else {
                    continue
                }
                table.legacy[controller] = mount
            }
        }
        return table
    }
}

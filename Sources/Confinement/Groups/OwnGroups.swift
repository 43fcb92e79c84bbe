/// The control groups of this process (`/proc/self/cgroup`, cgroups(7)).
struct OwnGroups: Sendable, Hashable {
    var unified: String?
    var legacy: [ControlGroupController: String] = [:]

    /// Lines of `hierarchy:controllers:path`; version 2 has hierarchy 0 and no controllers.
    static func parse(_ text: String) -> OwnGroups {
        var groups = OwnGroups()
        for line in text.split(separator: "\n") {
            let fields = line.split(
                separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            if fields[0] == "0" && fields[1].isEmpty { groups.unified = String(fields[2]) }
            for name in fields[1].split(separator: ",") {
                guard let controller = ControlGroupController(rawValue: String(name)) else {
                    continue
                }
                groups.legacy[controller] = String(fields[2])
            }
        }
        return groups
    }
}

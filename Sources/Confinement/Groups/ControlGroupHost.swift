internal import Glibc

/// Where this host lets us make control groups: version 2, version 1, or both side by side.
///
/// Groups are made below the daemon's own, only ours are touched, and they are removed after.
public struct ControlGroupHost: Sendable, Hashable {
    /// The version 2 group that ours are made in; nil when there is none that may be written.
    let unified: String?
    /// Controllers that version 2 gives to groups made there.
    let unifiedControllers: Set<ControlGroupController>
    /// Version 1: the group of each controller that ours are made in.
    let legacy: [ControlGroupController: String]

    /// A host without any.
    public static let none = ControlGroupHost(
        unified: nil, unifiedControllers: [], legacy: [:])

    func has(_ controller: ControlGroupController) -> Bool {
        unifiedControllers.contains(controller) || legacy[controller] != nil
    }

    /// Looks at what is mounted and may be written. `parent`: a delegated version 2 group to use
    /// instead of the daemon's own.
    static func detect(parent: String? = nil) -> ControlGroupHost {
        let mounts = MountTable.parse(Kernel.read("/proc/self/mountinfo") ?? "")
        let own = OwnGroups.parse(Kernel.read("/proc/self/cgroup") ?? "")
        let unified = parent ?? mounts.unified.flatMap { $0.directory(of: own.unified) }
        var legacy: [ControlGroupController: String] = [:]
        for (controller, mount) in mounts.legacy {
            guard let directory = mount.directory(of: own.legacy[controller]),
                Kernel.isWritable(directory)
            else { continue }
            legacy[controller] = directory
        }
        guard let unified, Kernel.isWritable(unified) else {
            return ControlGroupHost(unified: nil, unifiedControllers: [], legacy: legacy)
        }
        return ControlGroupHost(
            unified: unified, unifiedControllers: delegate(unified), legacy: legacy)
    }

    /// Asks version 2 to hand its controllers to groups below. It refuses while the group itself
    /// holds processes; what is on afterwards is what counts.
    private static func delegate(_ unified: String) -> Set<ControlGroupController> {
        let file = unified + "/cgroup.subtree_control"
        let offered = words(Kernel.read(unified + "/cgroup.controllers"))
        for controller in [ControlGroupController.memory, .pids, .cpu]
        where offered.contains(controller.rawValue) {
            _ = Kernel.write("+" + controller.rawValue, to: file)
        }
        let given = words(Kernel.read(file))
        return Set(ControlGroupController.allCases.filter { given.contains($0.rawValue) })
    }

    private static func words(_ text: String?) -> [String] {
        (text ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    }
}

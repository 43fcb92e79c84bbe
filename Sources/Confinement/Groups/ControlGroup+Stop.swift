internal import Glibc

extension ControlGroup {
    /// Stops everything in the group from running. True when the kernel says that it is.
    func freeze() -> Bool {
        if let unified, Kernel.write("1", to: unified + "/cgroup.freeze") == 0 {
            return settle { Kernel.read(unified + "/cgroup.events")?.contains("frozen 1") == true }
        }
        guard let state = freezerState, Kernel.write("FROZEN", to: state) == 0 else { return false }
        return settle { Kernel.read(state)?.hasPrefix("FROZEN") == true }
    }

    /// Lets it run again.
    func thaw() -> Bool {
        if let unified, Kernel.write("0", to: unified + "/cgroup.freeze") == 0 { return true }
        guard let state = freezerState else { return false }
        return Kernel.write("THAWED", to: state) == 0
    }

    /// Kills everything in the group at once, whatever it forks meanwhile (version 2 only).
    func kill() -> Bool {
        guard let unified else { return false }
        return Kernel.write("1", to: unified + "/cgroup.kill") == 0
    }

    /// Lets killed processes die. Version 2 does so by itself; in version 1 a frozen process does
    /// not, so each is killed while frozen and none runs again when it thaws.
    func release(_ running: [Int32]) {
        guard let state = freezerState, Kernel.read(state)?.hasPrefix("THAWED") == false else {
            return
        }
        for pid in running { Glibc.kill(pid, SIGKILL) }
        _ = Kernel.write("THAWED", to: state)
    }

    private var freezerState: String? {
        legacy[ControlGroupController.freezer.rawValue].map { $0 + "/freezer.state" }
    }

    /// Freezing takes as long as a system call that is under way; 100 ms is more than enough for
    /// any that can be interrupted, and killing does not wait for it.
    private func settle(_ isDone: () -> Bool) -> Bool {
        for _ in 0..<100 {
            if isDone() { return true }
            _ = poll(nil, 0, 1)
        }
        return false
    }
}

/// A controller of control groups that cells use.
enum ControlGroupController: String, Sendable, CaseIterable {
    case memory
    case pids
    case cpu
    case cpuacct
    case freezer
}

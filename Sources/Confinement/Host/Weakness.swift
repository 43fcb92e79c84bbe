/// The name of a right that a host may lack. A spec accepts what it lacks by this name.
public enum Weakness: String, Sendable, Hashable, CaseIterable, Codable {
    /// The agent is, outside its namespace, the host's root without capabilities.
    case hostRoot = "host-root"
    /// No Landlock: one wall, the mount namespace, instead of two, and no wall before executing
    /// what was written.
    case landlock = "landlock"
    /// Landlock before ABI 2: files cannot be renamed across directories.
    case landlockRefer = "landlock-refer"
    /// Landlock before ABI 3 does not see truncation; read-only mounts still do.
    case landlockTruncate = "landlock-truncate"
    /// Landlock before ABI 5 does not see device ioctls; the filter still refuses the typing ones.
    case landlockDeviceIoctl = "landlock-device-ioctl"
    /// Landlock before ABI 6 does not cut signals and abstract sockets; the namespaces still do.
    case landlockScope = "landlock-scope"
    /// Memory is limited for each process, not for the cell.
    case memoryLimit = "memory-limit"
    /// Processes are limited by the user's count, which does not hold for root.
    case processLimit = "process-limit"
    /// The share of the processors is not limited, and processor time is for each process, not for
    /// the cell.
    case cpuLimit = "cpu-limit"
}

/// One part of a cell's root.
public enum CellMount: Sendable, Hashable {
    /// A file or tree of the host that can be read.
    case readOnly(host: String, inside: String)
    /// A file or tree of the host that can be changed.
    case readWrite(host: String, inside: String)
    /// An empty tree in memory with a size limit in bytes. It is gone with the cell.
    case tmpfs(inside: String, bytes: UInt64)
    /// A read-only file with these bytes, which need not exist on the host.
    case file(inside: String, bytes: [UInt8])
    /// A symbolic link.
    case symlink(inside: String, target: String)
    /// The cell's own `/proc`.
    case proc
    /// `/dev` with null, zero, full, random, urandom, tty, its own pts, and shm of 64 MiB.
    case devices

    /// Where it appears inside the cell.
    public var inside: String {
        switch self {
        case .readOnly(_, let inside), .readWrite(_, let inside), .tmpfs(let inside, _),
            .file(let inside, _), .symlink(let inside, _):
            inside
        case .proc: "/proc"
        case .devices: "/dev"
        }
    }
}

/// Why a cell was not started.
public enum CellRefusal: Error, Sendable, Hashable {
    /// A path must be absolute, without `.`, `..`, empty parts or NUL.
    case badPath(String)
    /// This part of the host is never given: its root, or `/proc`, `/sys`, `/dev`.
    case forbiddenMount(String)
    /// The host has no such file.
    case missing(String)
    /// Two mounts at one place, or one in a place of the cell's own.
    case mountTaken(String)
    /// A symbolic link on the way to a protected path could be swapped.
    case protectedThroughSymlink(String)
    /// The whole of a writable mount is protected; mount it read-only.
    case protectedMount(String)
    /// Somebody replaced this protected path on the host while the cell was being built.
    case replaced(String)
    /// A value is out of range, or text holds a NUL.
    case badValue(String)
    /// A right is missing that was not accepted.
    case weakness(Weakness, consequence: String)
    /// A right is missing without which there is no cell.
    case necessary(String)
    /// A system call failed while the cell was being built.
    case system(call: String, errno: Int32)
    /// `tribune-cell` or bubblewrap could not build the cell or start the command.
    case stage(String, errno: Int32)
    /// bubblewrap said this and exited.
    case builder(String)
    /// The cell was not ready in time.
    case timeout
    /// The cell has ended or was handed over.
    case over
}

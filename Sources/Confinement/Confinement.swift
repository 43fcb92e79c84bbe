/// # Confinement
///
/// Run a process tree inside limits on Linux, and end it for certain.
///
/// The story of a cell:
///
/// 1. `CellTools.detect()` finds bubblewrap and `tribune-cell`, and looks at the kernel
///    (`Host/`): every missing right is a `HostFinding` with its consequence and a weakness name.
/// 2. A `CellSpec` (`Spec/`) says what runs, what it sees, how much it may use and which doors it
///    has. Nothing is there that is not listed.
/// 3. `CellPlan` (`Plan/`) turns the spec into bubblewrap's arguments and `tribune-cell`'s orders,
///    or refuses. `ProtectedPaths` keeps named files inside a writable tree from changing, being
///    created, or being swapped by renaming their parents.
/// 4. `Cell.start` (`Cell/`) spawns bubblewrap, receives from `tribune-cell` (process 1 of the
///    cell) the doors it opened inside, puts the agent into its control groups (`Groups/`), and
///    only then lets it run.
/// 5. `Cell.renew` holds the lease. When renewals stop, or the daemon dies, process 1 exits and
///    the kernel kills everything in the cell.
/// 6. `Cell.end` returns an `EndProof` only when the last descendant is gone.
///
/// `Specs/cell.md` has the messages and the promises. This room knows nothing about agents,
/// mandates or logs.
public enum Confinement {
    /// The version of the messages between this library and `tribune-cell`.
    public static let protocolVersion = 1
    /// Where `tribune-cell` lies inside every cell.
    public static let cellProgram = "/.tribune/tribune-cell"
    /// The longest lease that a renewal may ask for.
    public static let leaseMillisecondsMax: UInt64 = 86_400_000
    /// Keeps in `folder`, the daemon's own, a list of what cells have put into people's folders,
    /// and removes what a daemon that was killed has left there: only what is still empty and
    /// ours. Waits at most two seconds for cells that have not ended yet.
    public static func keepAccount(in folder: String) {
        PlaceholderLedger.open(folder, milliseconds: 2_000)
    }

    /// The most doors a cell can have.
    public static let doorsMax = 64
    /// The most ports that an agent can listen on.
    public static let listenMax = 16
}

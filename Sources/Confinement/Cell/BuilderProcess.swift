internal import CConfinement

/// bubblewrap's outer process, a child of the daemon that has to be reaped.
struct BuilderProcess: Sendable {
    let pid: Int32
    /// Readable when it has exited.
    let handle: CellDescriptor

    /// Its wait status, when it exits within the bound.
    func reap(milliseconds: Int32) -> Int32? {
        guard confinement_wait_readable(handle.number, milliseconds) == 1 else { return nil }
        let status = confinement_reap(pid)
        return status >= 0 ? status : nil
    }
}

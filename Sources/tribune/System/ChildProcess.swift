/// A process that this program started.
struct ChildProcess {
    /// Its number.
    let pid: Int32
}

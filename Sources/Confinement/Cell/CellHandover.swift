/// A cell on its way from one image of the daemon to the next, over `execve`. The numbers are
/// descriptors, which keep their numbers; the builder stays a child of the same process id.
public struct CellHandover: Codable, Sendable, Hashable {
    /// Version of this description; `Cell.adopt` refuses another.
    public var version: Int
    /// The control socket, on which the lease is renewed.
    public var control: Int32
    /// A pidfd of process 1 of the cell.
    public var firstProcess: Int32
    /// The process id of bubblewrap, which is to be reaped, and a pidfd of it.
    public var builder: Int32
    /// A pidfd of bubblewrap.
    public var builderHandle: Int32
    /// Listeners; -1 for those that were taken.
    public var doors: [Int32]
    /// The terminal's controlling side; nil when there is none or it was taken.
    public var terminal: Int32?
    /// Input, output, error; -1 for those that were taken. Empty when there are none.
    public var pipes: [Int32]
    /// The last sequence number that was sent.
    public var sequence: UInt64
    /// What the kernel did not give to this cell.
    public var missing: [Weakness]
    let group: ControlGroup?
    let placeholders: [CellPlan.Placeholder]
    let protection: ProtectionWatch.Handover?
    /// A protected path that was lost before the change: the cell is ended when it is adopted.
    let lost: String?
    let exit: CellExit?
    /// How it ended, when nothing of it is left: its taker reads what it wrote and what became of
    /// it.
    let report: EndReport?

    /// Every descriptor that has to survive.
    var descriptors: [Int32] {
        let all =
            [control, firstProcess, builderHandle] + doors + pipes + [terminal ?? -1]
            + [protection?.descriptor ?? -1]
        return all.filter { $0 >= 0 }
    }
}

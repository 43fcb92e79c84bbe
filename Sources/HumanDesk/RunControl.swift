public import Agency

/// What the client of a run may do with it.
public protocol RunControl: Sendable {
    /// The run's lineage.
    var lineage: LineageID { get }
    /// The run's lease.
    var lease: LeaseID { get }

    /// Bytes that the person typed; empty closes the agent's input.
    func type(_ bytes: [UInt8])

    /// The person's terminal has another size.
    func resize(_ size: TerminalSize)

    /// The client went away: unless the run is detached, the agent is stopped.
    func hangUp()
}

/// # Tribune: the hall
///
/// The hall owns the state, runs the flow and performs the effects. Doors come in through
/// `AgentDesk`, people through `HumanDesk`; both end in one `Mutex` around one `HallState`.
///
/// Read in this order: `Flow` (how an act goes round), `Hall/HallState` (what the lock guards and
/// how an entry is recorded), `Start` (state is the fold of the log), `Runs` (cells and leases),
/// `People` (what people may do).
public enum TribuneHall {
    /// Tribune's version.
    public static let version = "0.1.0"
}

/// The doors, as the hall and the wiring see them. `Gateway` implements this.
public protocol Doors: Sendable {
    /// Opens the plan's doors on a bound, listening TCP descriptor, which the doors now own.
    func open(_ plan: DoorPlan, listener: Int32) throws

    /// Ends all of a lease's connections and upstreams at once and stops listening. Returns when
    /// no request of the lease can be accepted any more; work in flight was cancelled.
    func close(_ lease: LeaseID)
}

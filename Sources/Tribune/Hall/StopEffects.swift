import Agency

/// What a stop found and must end outside the lock.
struct StopEffects: Sendable {
    /// The log index of the order; nil when the log took nothing.
    var index: Int?
    /// Ends effects in flight.
    var cancels: [@Sendable () -> Void] = []
    /// Actions whose effect may have happened.
    var unknown: [ActionID] = []
    /// The lineage's live leases.
    var leases: [LeaseID] = []
}

package import Agency

/// What a stop found and must end outside the lock.
package struct StopEffects: Sendable {
    /// The log index of the order; nil when the log took nothing.
    package var index: Int?
    /// Ends effects in flight.
    package var cancels: [@Sendable () -> Void] = []
    /// Actions whose effect may have happened.
    package var unknown: [ActionID] = []
    /// The lineage's live leases.
    package var leases: [LeaseID] = []
}

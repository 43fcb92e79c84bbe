import Agency

/// What the detectors remember of one lineage.
struct LineageMemory: Sendable, Hashable, Codable {
    let settings: WatchSettings
    /// Leases that have not ended.
    var leases = 0
    var denials = RepeatedDenials()
    var spending = NearlySpent()

    init(settings: WatchSettings?) {
        self.settings = settings ?? WatchSettings()
    }
}

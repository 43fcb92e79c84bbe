/// How the watchers of a mandate behave. The defaults are on; none can be turned off.
public struct WatchSettings: Sendable, Hashable, Codable {
    /// So many denials within the window make a finding.
    public var deniedCount: Int
    /// The window of `deniedCount`.
    public var deniedWithin: Instant.Span
    /// A life limit used to so many thousandths makes a finding.
    public var nearlySpentPermille: Int

    /// Five denials in a minute; 900 of 1000.
    public init(
        deniedCount: Int = 5, deniedWithin: Instant.Span = .seconds(60),
        nearlySpentPermille: Int = 900
    ) {
        self.deniedCount = deniedCount
        self.deniedWithin = deniedWithin
        self.nearlySpentPermille = nearlySpentPermille
    }
}

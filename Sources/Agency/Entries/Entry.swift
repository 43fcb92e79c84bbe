/// One record of the log. State is the fold of these, and nothing else.
public struct Entry: Sendable, Hashable {
    /// The format version it was written in.
    public var version: Int
    /// When the hall made it.
    public var at: Instant
    /// What it records.
    public var body: EntryBody

    /// An entry of the current format version.
    public init(at: Instant, _ body: EntryBody) {
        version = Agency.entryVersion
        self.at = at
        self.body = body
    }
}

/// An entry of the log for people.
public struct EntryView: Sendable, Hashable, Codable {
    /// Its index.
    public var index: Int
    /// The leaf: RFC 8785 text.
    public var leaf: String
    /// The payload's text when it was asked for and still exists.
    public var payload: String?

    /// The view with these parts.
    public init(index: Int, leaf: String, payload: String? = nil) {
        self.index = index
        self.leaf = leaf
        self.payload = payload
    }
}

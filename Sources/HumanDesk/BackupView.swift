/// What a backup holds.
public struct BackupView: Sendable, Hashable, Codable {
    /// Its folder.
    public var folder: String
    /// Entries.
    public var entries: Int
    /// Payloads, erased ones included.
    public var payloads: Int
    /// The Merkle root over the entries, hexadecimal.
    public var root: String

    /// The view with these parts.
    public init(folder: String, entries: Int, payloads: Int, root: String) {
        self.folder = folder
        self.entries = entries
        self.payloads = payloads
        self.root = root
    }
}

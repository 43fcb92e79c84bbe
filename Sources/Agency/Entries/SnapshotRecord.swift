/// A snapshot of the state was stored; start-up may trust it if its digest is this.
public struct SnapshotRecord: Sendable, Hashable, Codable {
    /// The state is the fold of the entries before this index.
    public var size: Int
    /// SHA-256 of the snapshot's RFC 8785 text.
    public var digest: Digest

    /// The record with these parts.
    public init(size: Int, digest: Digest) {
        self.size = size
        self.digest = digest
    }
}

/// The log was restored from a backup: what comes after the entries before is another epoch. What
/// happened after the backup is not known, so every lineage is frozen, every lease is void, and
/// nothing is permitted until people confirm what may be spent.
public struct RestoredRecord: Sendable, Hashable, Codable {
    /// The origin of the log that the entries before were copied from.
    public var origin: String
    /// How many entries were copied.
    public var size: Int
    /// The Merkle root over them, 64 hexadecimal digits: that log's checkpoint says the same.
    public var root: Digest
    /// The Unix user who restored it.
    public var uid: UInt32

    /// The record with these parts.
    public init(origin: String, size: Int, root: Digest, uid: UInt32) {
        self.origin = origin
        self.size = size
        self.root = root
        self.uid = uid
    }
}

/// Sizes of the file store.
public struct FileLogOptions: Sendable {
    /// Space is taken from the disk in steps of this many bytes. At least twice what may wait in
    /// the log's queue, so that a full disk is met in `room`, never in the middle of a commit.
    public var chunkBytes = 16 << 20
    /// Space kept for entries appended with `reserve`.
    public var reserveBytes = 1 << 20
    /// A write-ahead segment is closed when it has grown beyond this.
    public var segmentBytes = 64 << 20

    /// The defaults.
    public init() {}
}

/// Named bytes beside the log, written whole or not at all: snapshots and the like, each of which
/// can be lost, because the log can be folded again. `FolderBlobs` keeps them in files.
///
/// A name has letters, digits, hyphens and dots and does not begin with a dot.
public protocol BlobStorage: Sendable {
    /// The names, sorted.
    func names() throws -> [String]
    /// The bytes, nil when there are none of this name; throws when they are not those written.
    func read(_ name: String) throws -> [UInt8]?
    /// Writes bytes, durably, over those of this name.
    func write(_ name: String, _ bytes: [UInt8]) throws
    /// Gives bytes another name.
    func rename(_ name: String, to other: String) throws
    /// Removes bytes; nothing happens when there are none of this name.
    func remove(_ name: String) throws
}

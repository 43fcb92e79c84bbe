/// The log, for people who verify it themselves.
public struct LogView: Sendable, Hashable, Codable {
    /// The folder with checkpoint and tiles.
    public var folder: String
    /// The C2SP verifier key.
    public var verifierKey: String
    /// The origin line.
    public var origin: String
    /// The newest signed checkpoint.
    public var checkpoint: String
    /// Entries in the log.
    public var size: Int

    /// The view with these parts.
    public init(
        folder: String, verifierKey: String, origin: String, checkpoint: String, size: Int
    ) {
        self.folder = folder
        self.verifierKey = verifierKey
        self.origin = origin
        self.checkpoint = checkpoint
        self.size = size
    }
}

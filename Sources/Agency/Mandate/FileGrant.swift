/// Host paths that a cell shows. What is not listed does not exist inside.
public struct FileGrant: Sendable, Hashable, Codable {
    /// Absolute paths shown read-only.
    public var read: [String]
    /// Absolute paths shown writable. Protected names inside them stay read-only.
    public var write: [String]

    /// These paths.
    public init(read: [String] = [], write: [String] = []) {
        self.read = read
        self.write = write
    }
}

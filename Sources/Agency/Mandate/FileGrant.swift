/// Host paths that a cell shows. What is not listed does not exist inside.
public struct FileGrant: Sendable, Hashable, Codable {
    /// Absolute paths shown read-only.
    public var read: [String]
    /// Absolute paths shown writable. Protected names inside them stay read-only.
    public var write: [String]
    /// Nil when it is empty, so that a mandate without it reads and hashes as it ever did.
    private var named: [String]?

    private enum CodingKeys: String, CodingKey {
        case read
        case write
        case named = "execute"
    }

    /// Absolute paths inside the writable ones whose programs may be executed. They stay as they
    /// are, unless `write` names them too. What is only read can be executed anyway.
    public var execute: [String] {
        get { named ?? [] }
        set { named = newValue.isEmpty ? nil : newValue }
    }

    /// These paths.
    public init(read: [String] = [], write: [String] = [], execute: [String] = []) {
        self.read = read
        self.write = write
        self.execute = execute
    }
}

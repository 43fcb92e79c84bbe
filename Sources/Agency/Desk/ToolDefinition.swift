/// A tool as its server describes it, reduced to what the hall must know.
public struct ToolDefinition: Sendable, Hashable {
    /// The tool's name.
    public let name: String
    /// SHA-256 of the RFC 8785 text of name, title, description, schemas, annotations, icons
    /// and `_meta`.
    public let digest: Digest

    /// The definition of `name` with `digest`.
    public init(name: String, digest: Digest) {
        self.name = name
        self.digest = digest
    }
}

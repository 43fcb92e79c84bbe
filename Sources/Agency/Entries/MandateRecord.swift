/// A mandate was put in force.
public struct MandateRecord: Sendable, Hashable, Codable {
    /// SHA-256 of the RFC 8785 text of `mandate`.
    public var digest: Digest
    /// The mandate.
    public var mandate: Mandate

    /// The record with these parts.
    public init(digest: Digest, mandate: Mandate) {
        self.digest = digest
        self.mandate = mandate
    }
}

/// The organisation's charter counts from now on.
public struct CharterRecord: Sendable, Hashable, Codable {
    /// SHA-256 of the RFC 8785 text of `charter`.
    public var digest: Digest
    /// The charter.
    public var charter: Charter
    /// The Unix user who brought it.
    public var uid: UInt32
    /// The stewards of the charter before, who agreed; empty for the first.
    public var stewards: [Consent]

    /// The record with these parts.
    public init(digest: Digest, charter: Charter, uid: UInt32, stewards: [Consent]) {
        self.digest = digest
        self.charter = charter
        self.uid = uid
        self.stewards = stewards
    }
}

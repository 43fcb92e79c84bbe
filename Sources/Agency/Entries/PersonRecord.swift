/// A person who may answer and loosen, with the key that their signatures are checked by.
public struct PersonRecord: Sendable, Hashable, Codable {
    /// The name that mandates use.
    public var name: PersonName
    /// Ed25519 public key, 64 hexadecimal digits.
    public var publicKey: String
    /// The Unix user that may speak for this person on the people's socket.
    public var uid: UInt32
    /// False when the person was removed.
    public var active: Bool

    /// The record with these parts.
    public init(name: PersonName, publicKey: String, uid: UInt32, active: Bool = true) {
        self.name = name
        self.publicKey = publicKey
        self.uid = uid
        self.active = active
    }
}

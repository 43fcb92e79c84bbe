/// After a restore: the daemon's own user says that what the caps have left is right.
public struct ConfirmedRecord: Sendable, Hashable, Codable {
    /// The Unix user.
    public var uid: UInt32

    /// The record of this user's word.
    public init(uid: UInt32) { self.uid = uid }
}

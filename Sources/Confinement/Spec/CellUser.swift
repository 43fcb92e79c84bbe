/// A user and a group of the host.
public struct CellUser: Sendable, Hashable {
    /// The user id.
    public var user: UInt32
    /// The group id. There are no other groups.
    public var group: UInt32

    /// A user of the host.
    public init(user: UInt32, group: UInt32) {
        self.user = user
        self.group = group
    }
}

/// A door refused something that it could not read as an action.
public struct RefusalRecord: Sendable, Hashable, Codable {
    /// The reason of a refusal after which further ones are not recorded one by one.
    public static let flood = "flood"

    /// The lease whose door it was.
    public var lease: LeaseID
    /// A fixed word of the door.
    public var reason: String

    /// The record with these parts.
    public init(lease: LeaseID, reason: String) {
        self.lease = lease
        self.reason = reason
    }
}

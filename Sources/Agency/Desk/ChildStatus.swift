/// What a parent may know of its child.
public struct ChildStatus: Sendable, Hashable {
    /// False once its lease ended.
    public let isLive: Bool
    /// Its exit status, when it ended by itself.
    public let exitStatus: Int?

    /// The status with these parts.
    public init(isLive: Bool, exitStatus: Int?) {
        self.isLive = isLive
        self.exitStatus = exitStatus
    }
}

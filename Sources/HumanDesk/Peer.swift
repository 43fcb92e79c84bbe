/// Who is at the other end of the people's socket, as the kernel says.
public struct Peer: Sendable, Hashable {
    /// Effective Unix user.
    public let uid: UInt32
    /// Process.
    public let pid: Int32

    /// The peer with these credentials.
    public init(uid: UInt32, pid: Int32) {
        self.uid = uid
        self.pid = pid
    }
}

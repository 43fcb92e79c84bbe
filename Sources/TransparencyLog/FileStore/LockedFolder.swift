/// A store that holds the lock of a folder, so that one process at a time uses it.
public protocol LockedFolder: Sendable {
    /// Lets the lock stay held over `execve`; the new program passes the descriptor on.
    func handOverLock() throws -> Int32
}

import HumanDesk

/// The folder of the people's socket: closed to others, and held by one daemon at a time.
final class SocketFolder: Sendable {
    /// The folder.
    let path: String
    private let socketPath: String
    /// Locked for as long as this value lives; the kernel frees it when the daemon dies.
    private let lock: Int32

    /// Makes the folder above `socketPath`, takes its lock, and removes a socket nobody listens
    /// on. Throws `Refusal` when another daemon is there or the path cannot be used.
    init(forSocketAt socketPath: String) throws(Refusal) {
        // sockaddr_un holds 108 bytes with the final zero (unix(7)).
        guard socketPath.utf8.count < 108 else {
            throw Refusal(
                "path_too_long",
                "\(socketPath) is longer than the 107 bytes a socket's path may have; set"
                    + " TRIBUNE_HOME to a shorter folder")
        }
        guard let slash = socketPath.lastIndex(of: "/"), socketPath.hasPrefix("/") else {
            throw Refusal("path_not_absolute", "\(socketPath) is not an absolute path")
        }
        self.socketPath = socketPath
        path = String(socketPath[..<slash])
        try Self.makePrivate(path)
        lock = try Self.take("\(path)/lock")
        // From here on a throw runs `deinit`, which gives the lock back.
        try removeStale()
    }

    /// Removes the socket when nobody listens on it.
    func removeStale() throws(Refusal) { try Self.removeStale(socketPath) }

    deinit { Self.release(lock) }
}

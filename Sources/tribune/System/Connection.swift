/// A blocking connection to a Unix-domain socket, closed with its last owner.
final class Connection {
    /// What became of an attempt to connect.
    enum Attempt {
        case open(Connection)
        /// There is no socket, or nobody listens on it.
        case nobody
        case failed(String)
    }

    /// The socket's descriptor, to wait on.
    let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { Self.close(descriptor) }
}

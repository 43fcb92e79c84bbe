/// Sockets and pipes as the hall would hand them to the doors.
enum Descriptors {
    struct Failed: Error {}

    /// A bound, listening TCP descriptor on the loopback, and its port.
    struct Listener {
        let descriptor: Int32
        let port: Int
    }

    /// Two pipes: what one side writes the other reads.
    struct Pipes {
        let doorReads: Int32
        let doorWrites: Int32
        let serverReads: Int32
        let serverWrites: Int32
    }
}

import Glibc

/// Duplicates of descriptors, and whether they survive `execve`.
enum Descriptors {
    /// A duplicate that does not survive `execve`.
    static func duplicate(_ descriptor: Int32) throws -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else {
            throw HallError("a descriptor cannot be duplicated (errno \(errno)); raise ulimit -n")
        }
        return copy
    }

    /// Lets a descriptor survive `execve`, or not.
    static func survive(_ descriptor: Int32, _ survives: Bool) throws {
        guard fcntl(descriptor, F_SETFD, survives ? 0 : FD_CLOEXEC) == 0 else {
            throw HallError("descriptor \(descriptor) is not open (errno \(errno))")
        }
    }

    /// Closes descriptors.
    static func close(_ descriptors: [Int32]) {
        for descriptor in descriptors { Glibc.close(descriptor) }
    }
}

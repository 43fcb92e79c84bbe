// The self-pipe: a handler may do little, so it writes the signal's number to a pipe. The pipe's
// descriptor is global because a C handler captures nothing; it is set once, before any handler.
import Glibc

extension Signals {
    nonisolated(unsafe) private static var writeEnd: Int32 = -1

    /// A descriptor that gives a byte with the number of each of `signals` that arrives.
    static func descriptor(for signals: [Int32]) throws -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw ClientFailure(ExitStatus.notRun, "no pipe for signals: \(SystemError.last)")
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        unsafe writeEnd = ends[1]
        for number in signals {
            signal(number) { number in
                let before = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = unsafe write(Signals.writeEnd, &byte, 1)
                errno = before
            }
        }
        return ends[0]
    }

    /// Waits until one of the descriptors has something, and says which have.
    static func wait(for descriptors: [Int32], milliseconds: Int32 = -1) -> Set<Int32> {
        var wanted = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard unsafe poll(&wanted, nfds_t(wanted.count), milliseconds) > 0 else { return [] }
        return Set(wanted.filter { $0.revents != 0 }.map(\.fd))
    }
}

// Unsafe because `pipe`, `poll` and `write` take pointers to local values, which live through the
// call.

internal import Glibc
internal import TransparencyLog

/// Wakes a thread that waits in `poll`.
final class WakeDescriptor: Sendable {
    /// Can be read once the wake was rung.
    let descriptor: Int32
    private let input: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw LogError.io(call: "pipe", path: "listener", code: errno)
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        input = ends[1]
    }

    deinit {
        Glibc.close(descriptor)
        Glibc.close(input)
    }

    /// Ends every wait from now on.
    func ring() {
        var one: UInt8 = 1
        _ = unsafe write(input, &one, 1)
    }

    func wait(milliseconds: Int) {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        unsafe poll(&polled, 1, Int32(clamping: milliseconds))
    }
}

// poll and clock_gettime are handed one local value, or none with a count of zero.
import Glibc

extension Clock {
    /// Waits.
    static func pause(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }

    /// Milliseconds since the machine came up.
    static var milliseconds: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// The moment on the wall, in nanoseconds since 1970-01-01T00:00:00Z.
    static var nanoseconds: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

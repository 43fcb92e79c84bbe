// Unsafe because `clock_gettime` fills a C structure.
import Glibc

/// A clock that nobody sets and that counts a suspension of the machine.
enum BootClock {
    /// Nanoseconds since the machine started.
    @Sendable static func now() -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Waits.
    static func pause(milliseconds: Int) { poll(nil, 0, Int32(clamping: milliseconds)) }
}

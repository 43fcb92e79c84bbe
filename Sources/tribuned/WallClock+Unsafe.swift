import Agency
import Glibc

/// The host's clock. Unsafe: `clock_gettime` fills a C structure.
enum WallClock {
    /// Now.
    @Sendable static func now() -> Instant {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}

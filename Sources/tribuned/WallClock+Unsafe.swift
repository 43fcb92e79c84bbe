// Unsafe because `clock_gettime` fills a C structure.
import Agency
import Glibc
import Synchronization

/// The host's clock.
enum WallClock {
    private static let latest = Atomic<Int64>(0)

    /// Now; never before a moment that was told already, so that a clock that is set back widens
    /// no window and no lease.
    @Sendable static func now() -> Instant {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let read = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        let (_, told) = latest.max(read, ordering: .relaxed)
        return Instant(nanoseconds: told)
    }
}

// Unsafe because the call fills a structure; it is local and ends with the call.
import Glibc

extension Measure {
    /// Nanoseconds of processor time of this thread.
    static func threadNanoseconds() -> Int64 {
        nanoseconds(CLOCK_THREAD_CPUTIME_ID)
    }

    /// Nanoseconds of processor time of this process.
    static func processNanoseconds() -> Int64 {
        nanoseconds(CLOCK_PROCESS_CPUTIME_ID)
    }

    /// Nanoseconds of a clock that only goes forward.
    static func monotonicNanoseconds() -> Int64 {
        nanoseconds(CLOCK_MONOTONIC)
    }

    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

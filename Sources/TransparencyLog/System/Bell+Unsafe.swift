// Unsafe because POSIX mutexes and conditions need a fixed address: they are allocated here, used
// through the thread-safe pthread calls only, and freed with the last reference. The count is
// touched under the mutex only.

internal import Glibc

/// Wakes one waiting thread. A ring before the wait is not lost.
@safe package final class Bell: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var rings = 0

    /// A bell that has not rung.
    package init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        // A clock that jumps must not put the publisher to sleep for an hour.
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Wakes the waiting thread, or the next that waits.
    package func ring() {
        unsafe pthread_mutex_lock(mutex)
        rings += 1
        unsafe pthread_mutex_unlock(mutex)
        unsafe pthread_cond_signal(condition)
    }

    /// Waits until the bell rings.
    package func wait() {
        unsafe pthread_mutex_lock(mutex)
        while rings == 0 { unsafe pthread_cond_wait(condition, mutex) }
        rings = 0
        unsafe pthread_mutex_unlock(mutex)
    }

    /// Waits until the bell rings or `milliseconds` have passed.
    package func wait(milliseconds: Int) {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let nanoseconds = now.tv_nsec + milliseconds % 1000 * 1_000_000
        var end = timespec(
            tv_sec: now.tv_sec + milliseconds / 1000 + nanoseconds / 1_000_000_000,
            tv_nsec: nanoseconds % 1_000_000_000)
        unsafe pthread_mutex_lock(mutex)
        while rings == 0 {
            if unsafe pthread_cond_timedwait(condition, mutex, &end) == ETIMEDOUT { break }
        }
        rings = 0
        unsafe pthread_mutex_unlock(mutex)
    }
}

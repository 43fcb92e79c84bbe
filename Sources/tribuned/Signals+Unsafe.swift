// Unsafe because signal sets and threads are C structures.
import Dispatch
import Glibc

/// Signals of the daemon.
enum Signals {
    /// A peer that went away is an error of a write, not the end of the daemon.
    static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// SIGTERM and SIGINT wait until someone takes them. Called before the first thread starts,
    /// so that every thread inherits it.
    static func blockTermination() {
        var set = termination
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Calls `body` on a thread of its own when the daemon is asked to end.
    static func onTermination(_ body: @escaping @Sendable () -> Void) throws {
        DispatchQueue(label: "signals").async {
            var set = termination
            var signal: Int32 = 0
            unsafe sigwait(&set, &signal)
            body()
        }
    }

    /// Whether the daemon was asked to end while nobody took the signal.
    static var isTerminationPending: Bool {
        var pending = sigset_t()
        unsafe sigpending(&pending)
        return [SIGTERM, SIGINT].contains { unsafe sigismember(&pending, $0) == 1 }
    }

    private static var termination: sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGTERM)
        unsafe sigaddset(&set, SIGINT)
        return set
    }
}

// Unsafe because pthread_create hands its argument over as a raw pointer; the retained box is
// taken back exactly once, by the new thread.

internal import Glibc

/// A thread of our own: the writer blocks in flushes and must not hold a pool thread.
package struct WorkerThread: Sendable {
    private let handle: pthread_t

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts `body` on a new thread.
    package init(_ body: @escaping @Sendable () -> Void) throws {
        var handle = pthread_t()
        let box = unsafe Unmanaged.passRetained(Body(body))
        let code = unsafe pthread_create(
            &handle, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            unsafe box.release()
            throw LogError.io(call: "pthread_create", path: "log writer", code: code)
        }
        self.handle = handle
    }

    /// Waits until the thread has ended.
    package func join() {
        pthread_join(handle, nil)
    }
}

// Unsafe because pthreads take C pointers; the box that carries the body is retained once and
// released once by the thread itself.
import Glibc

/// A thread of its own for work that blocks.
enum Worker {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// What `body` returns or throws on a thread of its own. Throws, too, when there is none.
    static func run<Output: Sendable>(
        _ body: @escaping @Sendable () throws -> Output
    ) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try start { continuation.resume(with: Result { try body() }) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Starts a detached thread. Throws when the system gives none.
    static func start(_ run: @escaping @Sendable () -> Void) throws {
        let box = unsafe Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let problem = unsafe pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer = unsafe pointer else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, unsafe box.toOpaque())
        guard problem == 0 else {
            unsafe box.release()
            throw HallError("no thread can be started (errno \(problem))")
        }
        pthread_detach(thread)
    }
}

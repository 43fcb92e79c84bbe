import Synchronization

/// Tells those who wait that something a test looks at has changed.
///
/// Fakes and clients tell it after each change. Who waits holds no thread meanwhile: a test that
/// spins would take the only thread of a small machine from what it waits for.
enum News {
    private struct State {
        var edition = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private static let state = Mutex(State())

    /// How often something changed so far.
    static var edition: Int { state.withLock { $0.edition } }

    /// Something changed.
    static func tell() {
        let waiting = state.withLock { state in
            state.edition += 1
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    /// Returns once something has changed since `edition`.
    static func next(after edition: Int) async {
        await withCheckedContinuation { continuation in
            let missed = state.withLock { state in
                guard state.edition == edition else { return true }
                state.waiting.append(continuation)
                return false
            }
            if missed { continuation.resume() }
        }
    }
}

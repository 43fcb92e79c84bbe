internal import Synchronization
internal import TransparencyLog

/// Renews an ownership on a thread of its own, and says when it is lost.
public final class OwnershipKeeper: Sendable {
    /// The ownership that is kept.
    public let ownership: ShardOwnership
    private let pace: Int
    private let lost: @Sendable (String) -> Void
    private let bell = Bell()
    private let isClosed = Mutex(false)
    private let thread = Mutex<WorkerThread?>(nil)

    /// Renews until `close`, three times a period and more often while it fails.
    ///
    /// - Parameters:
    ///   - milliseconds: the period for which it was acquired.
    ///   - lost: called once, on the keeper's thread, when the ownership is another's or has run
    ///     out. Whatever was granted on the strength of it must end now.
    public init(
        _ ownership: ShardOwnership, milliseconds: Int,
        lost: @escaping @Sendable (String) -> Void
    ) throws {
        self.ownership = ownership
        self.lost = lost
        pace = max(1, milliseconds / 3)
        let thread = try WorkerThread { [self] in run() }
        self.thread.withLock { $0 = thread }
    }

    /// Renews now, and so looks whether the ownership is still there.
    public func look() { bell.ring() }

    /// Ends the renewing; the ownership stays as it is. Not from `lost`.
    public func close() {
        isClosed.withLock { $0 = true }
        bell.ring()
        let thread = thread.withLock { thread -> WorkerThread? in
            defer { thread = nil }
            return thread
        }
        thread?.join()
    }

    private func run() {
        var pause = pace
        while true {
            bell.wait(milliseconds: pause)
            guard !isClosed.withLock({ $0 }) else { return }
            do {
                try ownership.renew()
                pause = pace
            } catch {
                pause = max(1, pace / 10)
                guard isFinal(error) || !ownership.holds else { continue }
                return lost("\(error)")
            }
        }
    }

    private func isFinal(_ error: any Error) -> Bool {
        switch error as? PostgresError {
        case .superseded, .lapsed: true
        default: false
        }
    }
}

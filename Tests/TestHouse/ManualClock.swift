public import Agency
import Synchronization

/// A clock that tests move.
public final class ManualClock: Sendable {
    private let instant = Mutex(Instant(nanoseconds: 1_700_000_000_000_000_000))

    /// A clock that stands.
    public init() {}

    /// The time.
    public var now: Instant { instant.withLock { $0 } }

    /// Moves on.
    public func advance(_ span: Instant.Span) {
        instant.withLock { $0 = $0.advanced(by: span) }
    }
}

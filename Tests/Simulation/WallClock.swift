import Agency
import Synchronization

/// A daemon's clock: moved by the world, and set wrong by the seed.
final class WallClock: Sendable {
    private let instant = Mutex(Instant(nanoseconds: 1_700_000_000_000_000_000))

    var now: Instant { instant.withLock { $0 } }

    func advance(_ nanoseconds: Int64) {
        instant.withLock { $0 = $0.advanced(by: Instant.Span(nanoseconds: nanoseconds)) }
    }
}

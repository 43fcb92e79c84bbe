import Synchronization

/// A clock that never jumps and drifts a little, as the kernel's monotonic one does.
final class Steady: Sendable {
    private let moment = Mutex(Int64(0))
    private let partsPerMillion: Int64

    init(drift partsPerMillion: Int64) { self.partsPerMillion = partsPerMillion }

    var now: Int64 { moment.withLock { $0 } }

    func advance(_ nanoseconds: Int64) {
        moment.withLock { $0 += nanoseconds + nanoseconds / 1_000_000 * partsPerMillion }
    }
}

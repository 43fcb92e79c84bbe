import Synchronization

/// A clock on which every look takes a while.
final class SlowClock: Sendable {
    private let now: Atomic<UInt64>
    private let step: UInt64

    init(_ start: UInt64, step: UInt64) {
        now = Atomic(start)
        self.step = step
    }

    func read() -> UInt64 { now.add(step, ordering: .relaxed).oldValue }
}

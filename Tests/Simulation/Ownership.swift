import Synchronization

/// A daemon's own count of how long a shard is its own, as `ShardOwnership` keeps it: from before
/// it asked, and a fiftieth less.
final class Ownership: Sendable {
    static let period: Int64 = 9_000_000_000
    let token: Int
    private let steady: Steady
    private let end: Mutex<Int64>

    init(token: Int, asked: Int64, _ steady: Steady) {
        self.token = token
        self.steady = steady
        end = Mutex(asked + Self.period - Self.period / 50)
    }

    func renewed(asked: Int64) {
        end.withLock { $0 = max($0, asked + Self.period - Self.period / 50) }
    }

    var remaining: Int64 { max(0, end.withLock { $0 } - steady.now) }
}

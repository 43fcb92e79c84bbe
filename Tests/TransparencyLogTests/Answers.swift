import Synchronization
import TransparencyLog

/// Collects what callbacks said, in their order.
final class Answers: Sendable {
    private let list = Mutex<[Result<Int, LogError>]>([])

    var all: [Result<Int, LogError>] { list.withLock { $0 } }
    var indexes: [Int] { all.compactMap { try? $0.get() } }

    var take: Log.Durable {
        { result in self.list.withLock { $0.append(result) } }
    }
}

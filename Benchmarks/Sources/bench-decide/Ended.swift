import Synchronization

/// The moment at which an answer came, written on the log's thread.
final class Ended: Sendable {
    let moment = Atomic<Int64>(0)
}

import Synchronization

/// Who got which index, from several threads.
final class Tally: Sendable {
    private let taken = Mutex<[Int: [Int]]>([:])

    func take(_ index: Int, _ writer: Int) {
        taken.withLock { $0[index, default: []].append(writer) }
    }

    var all: [Int: [Int]] { taken.withLock { $0 } }
}

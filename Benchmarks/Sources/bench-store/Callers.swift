import Synchronization
import TransparencyLog

/// A closed loop without threads of its own: each callback enqueues its caller's next entry.
final class Callers: Sendable {
    private let log: Log
    private let payloads: (any PayloadStorage)?
    private let entry = [UInt8](repeating: 120, count: 512)
    private let times = Mutex<[Int64]>([])
    private let stopped = Atomic<Bool>(false)
    private let running = Atomic<Int>(0)

    init(_ log: Log, _ payloads: (any PayloadStorage)?) {
        self.log = log
        self.payloads = payloads
    }

    func start(_ count: Int) {
        running.store(count, ordering: .relaxed)
        for _ in 0..<count { next() }
    }

    /// Returns when the last entry is durable.
    func stop() {
        stopped.store(true, ordering: .relaxed)
        while running.load(ordering: .acquiring) > 0 { _ = try? log.publish() }
    }

    /// How long callers waited, in microseconds.
    var latency: (count: Int, p50: Int64, p99: Int64) {
        let sorted = times.withLock { $0.sorted() }
        guard !sorted.isEmpty else { return (0, 0, 0) }
        return (sorted.count, sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
    }

    private func next() {
        let begin = ContinuousClock.now
        do {
            if let payloads { _ = try payloads.seal(entry) }
            try log.enqueue(entry) { result in
                guard case .success = result else { return self.end() }
                let span = (ContinuousClock.now - begin).components
                let time = span.seconds * 1_000_000 + span.attoseconds / 1_000_000_000_000
                self.times.withLock { $0.append(time) }
                if self.stopped.load(ordering: .relaxed) { return self.end() }
                self.next()
            }
        } catch {
            print("refused: \(error)")
            end()
        }
    }

    private func end() { running.subtract(1, ordering: .releasing) }
}

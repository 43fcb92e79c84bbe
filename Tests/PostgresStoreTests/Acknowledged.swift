import Foundation
import Synchronization
import Testing
import TransparencyLog

/// The entries that a log has said to be durable, from several threads.
final class Acknowledged: Sendable {
    private let entries = Mutex<[Int: [UInt8]]>([:])
    private let enough = DispatchSemaphore(value: 0)

    func note(_ index: Int, _ entry: [UInt8]) {
        entries.withLock { $0[index] = entry }
        enough.signal()
    }

    /// Returns when so many more were acknowledged, or after a minute.
    func wait(for count: Int) {
        for _ in 0..<count where enough.wait(timeout: .now() + 60) == .timedOut { return }
    }

    /// Each acknowledged entry is in the log, at its index.
    func expect(in log: Log) throws {
        for (index, entry) in entries.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            #expect(try log.entries(from: index, limit: 1)[0] == entry, "entry \(index)")
        }
    }
}

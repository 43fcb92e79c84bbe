import Foundation
import TransparencyLog

/// A thread that appends, one entry after the other, until the log refuses.
final class Caller: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    init(_ log: Log, _ name: String, _ acknowledged: Acknowledged) throws {
        Thread.detachNewThread { [ended] in
            defer { ended.signal() }
            for number in 0... {
                let entry = Array("\(name) entry \(number)".utf8)
                guard let index = try? log.appendAndWait(entry) else { return }
                acknowledged.note(index, entry)
            }
        }
    }

    func join() { ended.wait() }
}

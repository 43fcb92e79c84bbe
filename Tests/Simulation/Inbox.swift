import Agency
import Synchronization

/// What doors hear, until the tick looks at it.
final class Inbox: Sendable {
    enum Event: Sendable {
        case asked(ActionID)
        case ruled(Ruling)
    }

    private let events = Mutex<[(number: Int, event: Event)]>([])

    func add(_ event: Event, of number: Int) {
        events.withLock { $0.append((number, event)) }
    }

    func take() -> [(number: Int, event: Event)] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}

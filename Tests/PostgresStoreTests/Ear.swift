import PostgresStore

/// A listener whose events a test can wait for. Other tests share the database: what they tell is
/// passed over.
final class Ear: Sendable {
    private let listener: SignalListener
    private let events: AsyncStream<SignalEvent>

    init(_ store: PostgresStore) throws {
        let (events, teller) = AsyncStream.makeStream(of: SignalEvent.self)
        self.events = events
        listener = try store.listen { teller.yield($0) }
    }

    deinit { listener.close() }

    /// Returns when the event comes; a test that waits in vain ends by its time limit.
    func heard(_ wanted: SignalEvent) async {
        for await event in events where event == wanted { return }
    }

    func heardDeafness() async {
        for await case .deaf in events { return }
    }
}

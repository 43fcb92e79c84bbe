internal import Synchronization
internal import TransparencyLog

/// Hears what the daemons of one database tell each other, on a thread of its own, over as many
/// connections as it takes.
public final class SignalListener: Sendable {
    /// Milliseconds after which a silent connection is asked whether it is still there.
    private static let silenceMax = 5000
    /// Milliseconds between two attempts to connect, at most.
    private static let pauseMax = 1000

    private let address: String
    private let patience: Int
    private let hear: @Sendable (SignalEvent) -> Void
    private let bell: WakeDescriptor
    private let isClosed = Mutex(false)
    private let thread = Mutex<WorkerThread?>(nil)

    /// Listens until `close`. `hear` is called on the listener's thread, one event after the other;
    /// it must be short.
    init(_ store: PostgresStore, _ hear: @escaping @Sendable (SignalEvent) -> Void) throws {
        address = store.address
        // Longer than that a server that says nothing is not believed to be there.
        patience = min(store.options.patienceMilliseconds, Self.silenceMax)
        self.hear = hear
        bell = try WakeDescriptor()
        let thread = try WorkerThread { [self] in run() }
        self.thread.withLock { $0 = thread }
    }

    /// Ends the listening and waits for its thread; no event comes after. Not from `hear`.
    public func close() {
        isClosed.withLock { $0 = true }
        bell.ring()
        let thread = thread.withLock { thread -> WorkerThread? in
            defer { thread = nil }
            return thread
        }
        thread?.join()
    }

    private func run() {
        var pause = 50
        while !isClosed.withLock({ $0 }) {
            do throws(PostgresError) {
                let connection = try PostgresConnection(address, patience: patience)
                try connection.run([Statement("LISTEN \(Signal.channel)")])
                pause = 50
                hear(.mayHaveMissed)
                try listen(connection)
            } catch {
                guard !isClosed.withLock({ $0 }) else { return }
                hear(.deaf(error.description))
                bell.wait(milliseconds: pause)
                pause = min(2 * pause, Self.pauseMax)
            }
        }
    }

    private func listen(_ connection: PostgresConnection) throws(PostgresError) {
        while !isClosed.withLock({ $0 }) {
            let notes = try connection.notifications(
                milliseconds: Self.silenceMax, bell: bell.descriptor)
            for note in notes where note.channel == Signal.channel {
                hear(Signal(text: note.text).map { .told($0) } ?? .mayHaveMissed)
            }
            if notes.isEmpty { try connection.run([Statement("SELECT 1")]) }
        }
    }
}

internal import Synchronization

/// A connection that is made anew when the last one broke: for what may be asked again, such as
/// reading, publishing or renewing.
final class SteadyConnection: Sendable {
    private let address: String
    private let patience: Int
    private let current = Mutex<PostgresConnection?>(nil)
    private let isClosed = Mutex(false)

    convenience init(_ store: PostgresStore) {
        self.init(store.address, patience: store.options.patienceMilliseconds)
    }

    init(_ address: String, patience: Int) {
        self.address = address
        self.patience = patience
    }

    /// See `PostgresConnection.run`. Asks once; the next call finds a new connection.
    @discardableResult
    func run(_ statements: [Statement]) throws(PostgresError) -> [Rows] {
        try connection().run(statements)
    }

    /// Closes the connection for good.
    func close() {
        isClosed.withLock { $0 = true }
        current.withLock { $0 = nil }
    }

    private func connection() throws(PostgresError) -> PostgresConnection {
        try current.withLock { current throws(PostgresError) in
            if isClosed.withLock({ $0 }) { throw .ended("the store was closed") }
            if let current, current.isUsable { return current }
            let made = try PostgresConnection(address, patience: patience)
            current = made
            return made
        }
    }
}

extension PostgresStore {
    /// Tells every daemon that listens. It does not wait for a batch: a stop acts first.
    ///
    /// - Throws: `PostgresError` when it may not have been told.
    public func tell(_ signal: Signal) throws {
        try teller.run([
            Statement(
                "SELECT pg_notify($1, $2)", [.text(Signal.channel), .text(signal.text)],
                name: "tell")
        ])
    }

    /// Hears what daemons tell, its own included, until the listener is closed.
    public func listen(
        _ hear: @escaping @Sendable (SignalEvent) -> Void
    ) throws -> SignalListener {
        try SignalListener(self, hear)
    }
}

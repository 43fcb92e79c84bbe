import TransparencyLog

/// What a replay of the whole log takes, part by part; for `./bench replay`.
package struct ReplayTimes: Sendable {
    /// Entries that were folded.
    package var entries = 0
    /// Reading and decoding, on one thread.
    package var decoding = Duration.zero
    /// Applying and observing, on one thread.
    package var folding = Duration.zero
    /// Both at once, as a start does it.
    package var whole = Duration.zero
    /// Writing a snapshot of the state.
    package var snapshotWriting = Duration.zero
    /// Reading it.
    package var snapshotReading = Duration.zero
    /// Its size.
    package var snapshotBytes = 0
}

extension Hall {
    /// Folds the first `end` entries of the log twice, and measures.
    package func replayTimes(to end: Int) throws -> ReplayTimes {
        let clock = ContinuousClock()
        var times = ReplayTimes()
        var parts = Replay()
        while parts.size < end {
            let began = clock.now
            let batch = EntriesAhead.batch(from: parts.size, to: end, of: log)
            let decoded = clock.now
            try parts.fold(batch)
            times.decoding += began.duration(to: decoded)
            times.folding += decoded.duration(to: clock.now)
        }
        times.entries = end
        var whole = Replay()
        times.whole = try clock.measure { try whole.fold(log, to: end) }
        var text: [UInt8] = []
        times.snapshotWriting = try clock.measure { text = try whole.snapshot.text() }
        times.snapshotReading = try clock.measure { _ = try Replay(Snapshot(text: text)) }
        times.snapshotBytes = text.count
        return times
    }
}

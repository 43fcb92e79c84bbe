import Agency
import Foundation
import Tribune

/// A house with a long past: how fast it opens, and how fast its log is folded.
struct PastBench {
    let folder: String

    private static let callers = 64
    /// So many calls each run makes before the next begins.
    private static let calls = 1_000

    /// Acts until the log has `entries`, with a snapshot before the newest `tail` of them. Leaves
    /// as a killed daemon does.
    func fill(_ entries: Int, tail: Int) async throws {
        let house = try BenchHouse(folder)
        let mandate = try Sample.mandate(policies: 100)
        try house.admit(try await house.grant(mandate))
        try await act(house, mandate, until: entries - tail)
        _ = try house.hall.takeSnapshot()
        try await act(house, mandate, until: entries)
        try await house.hall.flush()
        Measure.line("past.entries", Double(house.hall.recorded.durable), "entries")
    }

    private func act(_ house: BenchHouse, _ mandate: Mandate, until end: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<Self.callers {
                group.addTask {
                    while house.hall.recorded.queued < end {
                        let lease = try await house.grant(mandate)
                        for call in 0..<Self.calls where house.hall.recorded.queued < end {
                            let action = try Sample.call(caller + call, lease)
                            _ = await house.finish(await house.propose(action) {})
                        }
                        house.hall.recordEnd(of: lease, .finished, exit: 0, proof: "bench", true)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Opens the house with its newest snapshot.
    func start() throws {
        let before = try Measure.residentBytes()
        let start = ContinuousClock.now
        let house = try BenchHouse(folder)
        Measure.line("start.time", Measure.seconds(since: start), "s")
        Measure.line(
            "start.memory", Double(try Measure.residentBytes() - before) / 1_048_576, "MiB")
        Measure.line("start.entries", Double(house.hall.recorded.durable), "entries")
    }

    /// Folds the whole log into a second state, which must be the first.
    func replay() throws {
        let house = try BenchHouse(folder)
        // The replay goes as far as the newest snapshot.
        let entries = try house.hall.takeSnapshot()
        let start = ContinuousClock.now
        let verdict = house.hall.fullReplay()
        let time = Measure.seconds(since: start)
        guard case .agrees = verdict else { throw BenchFault("the full replay says \(verdict)") }
        Measure.line("replay.rate", Double(entries) / time, "entries/s")
    }
}

import Agency
import Synchronization
import Tribune

/// Callers that propose as fast as they are answered.
final class RunBench: Sendable {
    private let house: BenchHouse
    private let callers: Int
    private let latencies = Mutex<[Int64]>([])

    private static let actions = 1_000

    init(folder: String, callers: Int) throws {
        house = try BenchHouse(folder)
        self.callers = callers
    }

    func run(seconds: Int) async throws {
        let lease = try await house.grant(Sample.mandate(policies: 100))
        try house.admit(lease)
        let actions = try (0..<Self.actions).map { try Sample.call($0, lease) }
        // Whole acts first, and unmeasured ones before: files have their space, tables their size.
        _ = try await rounds(actions, for: 0.3, finishing: true)
        let acts = try await rounds(actions, for: Double(seconds), finishing: true)
        Measure.line("acts.rate", acts.rate, "/s")
        Measure.line("acts.cpu", acts.cpu, "ns")
        latencies.withLock { $0 = [] }
        let decisions = try await rounds(actions, for: Double(seconds), finishing: false)
        Measure.line("decisions.rate", decisions.rate, "/s")
        Measure.line("decisions.cpu", decisions.cpu, "ns")
        let sorted = latencies.withLock { $0.sorted() }
        for (name, permille) in [("p50", 500), ("p99", 990), ("p999", 999)] {
            Measure.line(
                "decisions.\(name)", Measure.percentile(sorted, permille) / 1000, "us")
        }
        house.hall.close()
    }

    /// How many a second were permitted, or done too, and the processor time of each.
    private func rounds(
        _ actions: [Action], for seconds: Double, finishing: Bool
    ) async throws -> (rate: Double, cpu: Double) {
        let start = ContinuousClock.now
        let cpu = Measure.processNanoseconds()
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for caller in 0..<callers {
                group.addTask { [self] in
                    try await loop(caller, actions, finishing) {
                        Measure.seconds(since: start) < seconds
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        return (
            Double(count) / Measure.seconds(since: start),
            Double(Measure.processNanoseconds() - cpu) / Double(count)
        )
    }

    private func loop(
        _ caller: Int, _ actions: [Action], _ finishing: Bool, while goesOn: () -> Bool
    ) async throws -> Int {
        var times: [Int64] = []
        let ended = Ended()
        while goesOn() {
            let action = actions[(caller + times.count) % actions.count]
            let start = Measure.monotonicNanoseconds()
            let slot = await house.propose(action) {
                ended.moment.store(Measure.monotonicNanoseconds(), ordering: .relaxed)
            }
            guard let slot else { throw BenchFault("not permitted") }
            times.append(ended.moment.load(ordering: .relaxed) - start)
            if finishing, await !house.finish(slot) { throw BenchFault("not settled") }
        }
        latencies.withLock { $0 += times }
        return times.count
    }
}

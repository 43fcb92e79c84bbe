import Agency
import Authority
import TestCourt

/// What `Authority.decide` costs, alone on one thread.
struct CPUBench {
    private let court: Court
    private let actions: [Action]

    private static let batch = 1_000

    init(policies: Int) throws {
        var court = Court()
        try court.grant(Sample.mandate(policies: policies))
        for number in 0..<Sample.servers {
            for definition in Sample.definitions {
                let pin = court.authority.pinning(
                    definition, of: try Sample.server(number), lease: "lease-1")
                if let pin { try court.record(.tool(pin)) }
            }
        }
        self.court = court
        actions = try (0..<Sample.servers * Sample.tools).map { try Sample.call($0, "lease-1") }
    }

    func run(_ count: Int) throws {
        for action in actions where court.decide(action).verdict != .permit {
            throw BenchFault("not permitted: \(court.decide(action).reasons)")
        }
        var samples: [Int64] = []
        for _ in 0..<max(1, count / Self.batch) {
            let start = Measure.threadNanoseconds()
            for number in 0..<Self.batch { _ = court.decide(actions[number % actions.count]) }
            samples.append((Measure.threadNanoseconds() - start) / Int64(Self.batch))
        }
        samples.sort()
        Measure.line("decision.cpu.min", Measure.percentile(samples, 0), "ns")
        Measure.line("decision.cpu.p50", Measure.percentile(samples, 500), "ns")
    }
}

import Agency
import Tribune

/// Many live agents in one process, each with a lease of its own under one mandate.
struct AgentsBench {
    private let house: BenchHouse

    init(folder: String) throws { house = try BenchHouse(folder) }

    func run(_ count: Int) async throws {
        let mandate = try Sample.mandate(policies: 100)
        let first = try await grants(256, mandate)
        try house.admit(first[0])
        _ = await act(first)
        let before = try Measure.residentBytes()
        let start = ContinuousClock.now
        let leases = try await grants(count, mandate)
        Measure.line("agents.rate", Double(count) / Measure.seconds(since: start), "/s")
        let idle = try Measure.residentBytes() - before
        Measure.line("agents.idle", Double(idle) / Double(count), "bytes")
        let done = await act(leases)
        guard done == count else { throw BenchFault("\(done) of \(count) acted") }
        let acted = try Measure.residentBytes() - before
        Measure.line("agents.acted", Double(acted) / Double(count), "bytes")
        house.hall.close()
    }

    private func grants(_ count: Int, _ mandate: Mandate) async throws -> [LeaseID] {
        try await each(0..<count) { _ in try await house.grant(mandate) }
    }

    /// One act of each; how many were done.
    private func act(_ leases: [LeaseID]) async -> Int {
        let done = try? await each(leases) { lease in
            await house.finish(try await house.propose(Sample.call(0, lease)) {})
        }
        return done?.count { $0 } ?? 0
    }

    /// As many at once as keep the log's commits full.
    private func each<Input: Sendable, Output: Sendable>(
        _ inputs: some Collection<Input>, _ body: @escaping @Sendable (Input) async throws -> Output
    ) async throws -> [Output] {
        try await withThrowingTaskGroup(of: Output.self) { group in
            var rest = inputs.makeIterator()
            var results: [Output] = []
            for _ in 0..<256 {
                guard let input = rest.next() else { break }
                group.addTask { try await body(input) }
            }
            while let result = try await group.next() {
                results.append(result)
                guard let input = rest.next() else { continue }
                group.addTask { try await body(input) }
            }
            return results
        }
    }
}

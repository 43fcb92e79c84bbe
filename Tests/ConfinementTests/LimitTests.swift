import Testing

@testable import Confinement

struct LimitTests {
    @Test func `A fork bomb stops at the process limit`() async throws {
        let outcome = try await Attacker.inside("fork-bomb", "200") { $0.limits.processes = 32 }
        #expect(outcome.wasRefused)
        let born = Int(outcome.output.dropFirst(5).prefix { $0.isNumber }) ?? 32
        #expect(born < 32)
        #expect(try await Attacker.inside("fork-bomb", "60").worked)
    }

    @Test func `A memory hog does not get more than the limit`() async throws {
        let bytes = String(96 << 20)
        let outcome = try await Attacker.inside("memory-hog", bytes) {
            $0.limits.memoryBytes = 32 << 20
        }
        #expect(!outcome.worked)
        #expect(try await Attacker.inside("memory-hog", bytes).worked)
        let peak = outcome.proof?.report?.usage.memoryPeakBytes
        if let peak { #expect(peak <= 32 << 20) }
    }

    @Test func `A cell keeps its limits without control groups`() async throws {
        let bare = CellTools.with(groups: .none)
        var spec = Attacker.spec(["memory-hog", String(96 << 20)])
        spec.limits.memoryBytes = 32 << 20
        let cell = try Cell.start(spec, tools: bare)
        for await event in cell.events {
            if case .exited(let exit) = event { #expect(exit == .code(1)) }
        }
    }

    @Test(arguments: [Weakness.memoryLimit, .processLimit, .cpuLimit])
    func `A limit that the host cannot hold refuses the cell unless accepted`(
        weakness: Weakness
    ) throws {
        var spec = Attacker.spec(["read", "/attacker"])
        spec.limits.memoryBytes = weakness == .memoryLimit ? 1 << 30 : nil
        spec.limits.processes = weakness == .processLimit ? 64 : nil
        spec.limits.cpuPercent = weakness == .cpuLimit ? 50 : nil
        spec.acceptedWeaknesses.remove(weakness)
        let refusal = #expect(throws: CellRefusal.self) {
            _ = try Cell.start(spec, tools: CellTools.with(groups: .none))
        }
        guard case .weakness(weakness, _) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
    }

    @Test func `Usage is known while the cell lives and after`() async throws {
        let cell = try Cell.start(Attacker.spec(["tree", "2", "2", "2"]), tools: Attacker.tools)
        let output = try #require(cell.pipes?.output.number)
        #expect(readLine(from: output) == "grown 15")
        #expect(cell.usage().processes ?? 15 == 15)
        cell.end()
        #expect(cell.usage().cpuNanoseconds ?? 1 > 0)
    }
}

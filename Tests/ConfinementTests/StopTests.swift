import Testing

@testable import Confinement

struct StopTests {
    /// Processes of the host whose environment has this text.
    private func marked(_ marker: String) -> Int {
        Kernel.list("/proc").filter { name in
            name.allSatisfy(\.isNumber)
                && Kernel.read("/proc/\(name)/environ")?.contains(marker) == true
        }.count
    }

    private func marker() -> String { "stop-\(UInt64.random(in: .min ... .max))" }

    private func tree(_ marker: String, tools: CellTools = Attacker.tools) throws -> Cell {
        // 8 families of 1 + 4 * (1 + 5), and their root.
        var spec = Attacker.spec(["tree", "8", "4", "5"])
        spec.environment = ["MARKER": marker]
        let cell = try Cell.start(spec, tools: tools)
        let output = try #require(cell.pipes?.output.number)
        #expect(readLine(from: output) == "grown 201")
        return cell
    }

    @Test func `Two hundred processes in three generations are all gone`() throws {
        let marker = marker()
        let cell = try tree(marker)
        #expect(marked(marker) == 201)
        let report = try #require(cell.end().report)
        #expect(report.evidence.contains(.firstProcessDead))
        #expect(report.cause == .ordered)
        #expect(marked(marker) == 0)
    }

    @Test func `The proof counts what was running and the groups are removed`() throws {
        let cell = try tree(marker())
        let paths = cell.group?.paths ?? []
        let report = try #require(cell.end().report)
        if !paths.isEmpty {
            #expect(report.processes == 201)
            #expect(report.evidence.contains(.groupsRemoved))
        }
        for path in paths { #expect(!Kernel.exists(path)) }
    }

    @Test func `It works without control groups`() throws {
        let marker = marker()
        let cell = try tree(marker, tools: CellTools.with(groups: .none))
        #expect(cell.end().report?.evidence.contains(.firstProcessDead) == true)
        #expect(marked(marker) == 0)
    }

    @Test func `Processes that fork for ever are all gone`() throws {
        let marker = marker()
        var spec = Attacker.spec(["runners"])
        spec.environment = ["MARKER": marker]
        let cell = try Cell.start(spec, tools: Attacker.tools)
        let output = try #require(cell.pipes?.output.number)
        #expect(readLine(from: output) == "running")
        #expect(cell.end().report != nil)
        #expect(marked(marker) == 0)
    }

    @Test func `A frozen cell can be ended`() throws {
        let marker = marker()
        let cell = try tree(marker)
        guard cell.freeze() else { return }
        #expect(cell.end().report != nil)
        #expect(marked(marker) == 0)
    }

    @Test func `A thawed cell runs on`() throws {
        let cell = try Cell.start(Attacker.spec(["runners"]), tools: Attacker.tools)
        guard cell.freeze() else {
            cell.end()
            return
        }
        let before = cell.usage().cpuNanoseconds
        #expect(cell.usage().cpuNanoseconds == before)
        #expect(cell.thaw())
        #expect(!isReadable(cell.firstProcess.number, within: 20))
        #expect(cell.end().report != nil)
    }

    @Test func `Asking again gives the same proof`() throws {
        let cell = try tree(marker())
        let first = cell.end()
        #expect(cell.end() == first)
    }

    @Test func `Several may ask at once`() async throws {
        let cell = try tree(marker())
        let proofs = await withTaskGroup(of: EndProof.self) { group in
            for _ in 0..<4 { group.addTask { cell.end() } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(proofs.count == 1)
    }

    @Test func `A cell that ended by itself has a proof as well`() async throws {
        let cell = try Cell.start(Attacker.spec(["read", "/attacker"]), tools: Attacker.tools)
        for await _ in cell.events {}
        #expect(cell.end().report?.cause == .agentExited(.code(0)))
        #expect(throws: CellRefusal.over) { try cell.renew(milliseconds: 1000) }
    }

    @Test func `What cannot be shown is not confirmed`() throws {
        let cell = try tree(marker())
        // A bound of nothing: the order is given, the proof may come later.
        let proof = cell.finish(within: 0)
        #expect(proof.report == nil)
        #expect(cell.end().report != nil)
    }
}

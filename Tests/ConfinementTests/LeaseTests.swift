import Glibc
import Testing

@testable import Confinement

struct LeaseTests {
    /// A cell with a process that stays, once it is there.
    private func staying(lease: UInt64) throws -> Cell {
        var spec = Attacker.spec(["tree", "2", "1", "1"])
        spec.leaseMilliseconds = lease
        let cell = try Cell.start(spec, tools: Attacker.tools)
        return cell
    }

    private func cause(_ cell: Cell) async -> EndCause? {
        for await event in cell.events {
            if case .gone(let proof) = event { return proof.report?.cause }
        }
        return nil
    }

    @Test func `A lease that is not renewed ends the cell`() async throws {
        let cell = try staying(lease: 1_500)
        #expect(await cause(cell) == .leaseExpired)
    }

    @Test(arguments: [CellStdio.pipes, .pty(rows: 24, columns: 80)], [true, false])
    func `A lease runs out whatever the cell was given`(
        stdio: CellStdio, hasGroups: Bool
    ) async throws {
        var spec = Attacker.spec(["tree", "0", "0", "0"])
        spec.stdio = stdio
        spec.leaseMilliseconds = 60_000
        let tools = hasGroups ? Attacker.tools : CellTools.with(groups: .none)
        let cell = try Cell.start(spec, tools: tools)
        try cell.renew(milliseconds: 50)
        #expect(await cause(cell) == .leaseExpired)
    }

    @Test func `A renewal keeps the cell`() throws {
        let cell = try staying(lease: 2_000)
        try cell.renew(milliseconds: 60_000)
        #expect(!isReadable(cell.firstProcess.number, within: 3_000))
        #expect(cell.end().report?.cause == .ordered)
    }

    @Test func `A renewal may shorten the lease`() async throws {
        let cell = try staying(lease: 60_000)
        try cell.renew(milliseconds: 1)
        #expect(await cause(cell) == .leaseExpired)
    }

    @Test(arguments: [0, 1] as [UInt64])
    func `A replayed renewal does not extend`(sequence: UInt64) async throws {
        let cell = try staying(lease: 1_500)
        // The order to start had number 1.
        let replay = ControlMessage.renew(sequence: sequence, milliseconds: 600_000)
        #expect(replay.send(to: cell.control.number) == 0)
        #expect(isReadable(cell.firstProcess.number))
        #expect(await cause(cell) == .leaseExpired)
    }

    @Test func `A replay of a renewal that was taken does not extend`() async throws {
        let cell = try staying(lease: 60_000)
        let once = ControlMessage.renew(sequence: 9, milliseconds: 500)
        let again = ControlMessage.renew(sequence: 9, milliseconds: 60_000)
        #expect(once.send(to: cell.control.number) == 0)
        #expect(again.send(to: cell.control.number) == 0)
        #expect(isReadable(cell.firstProcess.number))
        #expect(await cause(cell) == .leaseExpired)
    }

    @Test func `A closed control socket ends the cell`() async throws {
        let cell = try staying(lease: 60_000)
        // As the kernel does it when the daemon dies.
        shutdown(cell.control.number, Int32(SHUT_RDWR))
        #expect(await cause(cell) == .controlLost)
    }

    @Test(arguments: [
        ControlMessage(kind: 9, flags: 0, a: 5, b: 1),
        ControlMessage(kind: 0, flags: 0, a: 5, b: 1),
        ControlMessage(kind: 1, flags: 1, a: 5, b: 1000),
        ControlMessage(kind: 1, flags: 0, a: 5, b: 0),
        ControlMessage(kind: 1, flags: 0, a: 5, b: .max),
    ])
    func `A malformed message ends the cell`(message: ControlMessage) async throws {
        let cell = try staying(lease: 60_000)
        #expect(message.send(to: cell.control.number) == 0)
        #expect(await cause(cell) == .controlLost)
    }

    @Test(arguments: ["x", String(repeating: "x", count: 100)])
    func `A message of another length ends the cell`(text: String) async throws {
        let cell = try staying(lease: 60_000)
        write(text, to: cell.control.number)
        #expect(await cause(cell) == .controlLost)
    }

    @Test func `A frozen cell's lease runs out too`() async throws {
        let cell = try staying(lease: 60_000)
        guard cell.freeze() else { return }
        try cell.renew(milliseconds: 50)
        #expect(await cause(cell) == .leaseExpired)
    }

    @Test func `A killed daemon's cell ends`() throws {
        let holder = try HostProcess([Attacker.folder + "/cell-holder", "hold"])
        let words = holder.line().split(separator: " ")
        let pid = try #require(Int32(words.last ?? ""))
        let handle = CellDescriptor(pidfd(of: pid))
        #expect(!isReadable(handle.number, within: 0))
        holder.stop()
        #expect(isReadable(handle.number))
    }

    @Test func `A daemon that changes its image keeps its cell`() throws {
        let holder = try HostProcess([Attacker.folder + "/cell-holder", "upgrade"])
        let said = holder.everything()
        #expect(said.contains("ended") && said.contains("ordered"), "\(said)")
        #expect(holder.exit() == .code(0))
    }

    @Test func `A cell that was handed over answers to its new owner only`() throws {
        let old = try staying(lease: 60_000)
        let new = try Cell.adopt(try old.exportHandover())
        #expect(throws: CellRefusal.over) { try old.renew(milliseconds: 1000) }
        #expect(old.end().report == nil)
        try new.renew(milliseconds: 60_000)
        #expect(new.end().report?.cause == .ordered)
    }

    @Test func `A cell that has ended goes over with the report of its end`() throws {
        let old = try staying(lease: 60_000)
        let report = try #require(old.end().report)
        let new = try Cell.adopt(try old.exportHandover())
        #expect(new.end().report == report)
        #expect(isReadable(new.firstProcess.number), "its death is still to be seen")
        #expect(throws: CellRefusal.over) { try new.renew(milliseconds: 1000) }
        #expect(throws: CellRefusal.over) { _ = try old.exportHandover() }
    }
}

import Testing

@testable import Confinement

struct DoorTests {
    @Test func `The daemon holds the listener that the agent connects to`() async throws {
        var spec = Attacker.spec(["tcp-connect", "127.0.0.1", "7300"])
        spec.doors = [7300]
        let cell = try Cell.start(spec, tools: Attacker.tools)
        #expect(isReadable(cell.doors[0].number))
        #expect(accepted(from: cell.doors[0].number) != nil)
        for await event in cell.events {
            if case .exited(let exit) = event { #expect(exit == .code(0)) }
        }
    }

    @Test func `A door of one cell cannot be reached from another`() async throws {
        var holder = Attacker.spec(["tree", "1", "0", "0"])
        holder.doors = [7301]
        let cell = try Cell.start(holder, tools: Attacker.tools)
        defer { cell.end() }
        let outcome = try await Attacker.inside("tcp-connect", "127.0.0.1", "7301")
        #expect(outcome.wasRefused)
        #expect(!isReadable(cell.doors[0].number, within: 0))
    }

    @Test func `An agent cannot listen on its own door`() async throws {
        let outcome = try await Attacker.inside("steal-door", "7302") { $0.doors = [7302] }
        #expect(outcome.wasRefused)
        #expect(try await Attacker.inside("steal-door", "7302") { $0.listen = [7302] }.worked)
    }

    @Test func `The bridge names its server and carries bytes both ways`() async throws {
        var spec = Attacker.spec([])
        spec.arguments = [Confinement.cellProgram, "bridge", "7303", "git"]
        spec.doors = [7303]
        let cell = try Cell.start(spec, tools: Attacker.tools)
        let pipes = try #require(cell.pipes)
        #expect(isReadable(cell.doors[0].number))
        let server = try #require(accepted(from: cell.doors[0].number))
        #expect(readLine(from: server.number) == "TRIBUNE-STDIO git")
        write("{\"id\":1}\n", to: pipes.input.number)
        #expect(readLine(from: server.number) == "{\"id\":1}")
        // The client ends first; the answer still arrives.
        pipes.input.close()
        #expect(readByte(from: server.number) == nil)
        let answer = String(repeating: "a", count: 60_000)
        write(answer + "\n", to: server.number)
        #expect(readLine(from: pipes.output.number) == answer)
        server.close()
        for await event in cell.events {
            if case .exited(let exit) = event { #expect(exit == .code(0)) }
        }
    }

    @Test(arguments: ["", "two words", "line\nbreak", "../up", "ünder"])
    func `The bridge refuses a name that is not plain`(name: String) async throws {
        var bridge = Attacker.spec([])
        bridge.arguments = [Confinement.cellProgram, "bridge", "7304", name]
        bridge.doors = [7304]
        let outcome = try await Attacker.run(bridge)
        #expect(outcome.exit == .code(64))
    }
}

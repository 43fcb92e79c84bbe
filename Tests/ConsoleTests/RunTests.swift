import Agency
import Console
import Foundation
import HumanDesk
import Testing

@Suite struct RunTests {
    /// Starts a run on a connection and hands over both of its ends.
    private func withRun(
        _ bounds: SocketBounds = TestHouse.quick(),
        _ body: (TestClient, FakeRun, TestHouse) async throws -> Void
    ) async throws {
        try await TestHouse.with(bounds) { house in
            try await house.client { client in
                let reply = try await client.ask(.run(Sample.run))
                let run = try #require(house.desk.run)
                #expect(reply == .started(lineage: run.lineage, lease: run.lease))
                try await body(client, run, house)
            }
        }
    }

    @Test func `what the person types and the window's size reach the agent`() async throws {
        try await withRun { client, run, _ in
            let size = TerminalSize(rows: 50, columns: 132)
            try await client.send(RunFrame.typed(Data("ls\n".utf8).base64EncodedString()))
            try await client.send(RunFrame.resized(size))
            try await client.send(RunFrame.typed(""))
            var seen: [FakeRun.Event] = []
            for await event in run.events {
                seen.append(event)
                if seen.count == 3 { break }
            }
            #expect(seen == [.typed(Array("ls\n".utf8)), .resized(size), .typed([])])
        }
    }

    @Test func `output comes in order, then the record, then the end`() async throws {
        try await withRun { client, run, _ in
            run.terminal.wrote(Array("one".utf8), stream: 1)
            run.terminal.wrote(Array("two".utf8), stream: 2)
            run.terminal.wrote([0xFF, 0x00], stream: 1)
            run.end(status: 4)
            #expect(try await client.frame() == .wrote(stream: 1, bytes: "b25l"))
            #expect(try await client.frame() == .wrote(stream: 2, bytes: "dHdv"))
            #expect(try await client.frame() == .wrote(stream: 1, bytes: "/wA="))
            guard case .ended(let record) = try await client.frame() else {
                Issue.record("no record")
                return
            }
            #expect(record.ended.exitStatus == 4)
            #expect(try await client.line() == nil)
        }
    }

    @Test func `a run that ended was not hung up`() async throws {
        try await TestHouse.with { house in
            try await house.client { client in
                _ = try await client.ask(.run(Sample.run))
                house.desk.run?.end(status: 0)
                while try await client.line() != nil {}
            }
            await house.socket.stop()
            let run = try #require(house.desk.run)
            run.finish()
            #expect(await run.events.first { _ in true } == nil)
        }
    }

    @Test func `a client that comes back to its run has it as before`() async throws {
        try await TestHouse.with { house in
            try await house.client { client in
                let reply = try await client.ask(.attach(Names.make("lease-1")))
                let run = try #require(house.desk.run, "\(String(describing: reply))")
                #expect(reply == .started(lineage: run.lineage, lease: run.lease))
                #expect(house.desk.calls.first == "attach lease-1")
                run.terminal.wrote(Array("one".utf8), stream: 1)
                let frame = try await client.frame()
                #expect(frame == .wrote(stream: 1, bytes: "b25l"))
            }
            let run = try #require(house.desk.run)
            #expect(await run.events.first { _ in true } == .hungUp)
        }
    }

    @Test func `a client that goes away hangs up`() async throws {
        try await TestHouse.with { house in
            try await house.client { client in _ = try await client.ask(.run(Sample.run)) }
            let run = try #require(house.desk.run)
            #expect(await run.events.first { _ in true } == .hungUp)
            // What the agent still writes goes nowhere and blocks nobody.
            run.terminal.wrote([UInt8](repeating: 0, count: 4 << 20), stream: 1)
            run.end(status: 0)
        }
    }

    static let wrongFrames = [
        "nonsense", #"{"typed":{"_0":"%%%"}}"#, #"{"wrote":{"stream":1,"bytes":""}}"#,
        #"{"typed":{"_0":"","_0":""}}"#, #"{"asks":{}}"#,
    ]

    @Test(arguments: wrongFrames)
    func `something else than a frame of the client's ends the connection and hangs up`(
        line: String
    ) async throws {
        try await withRun { client, run, _ in
            try await client.send(Array((line + "\n").utf8))
            #expect(await run.events.first { _ in true } == .hungUp)
            #expect(try await client.frame() == nil)
        }
    }

    @Test func `a daemon that stops its socket takes no agent with it`() async throws {
        try await withRun { client, run, house in
            await house.socket.stop()
            let frame = try await client.frame()
            #expect(frame == nil)
            run.finish()
            #expect(await run.events.first { _ in true } == nil)
        }
    }

    @Test func `the status is sent when it changes, and only then`() async throws {
        try await withRun { client, run, house in
            for done in 1...3 {
                house.desk.show([Sample.view(done: done)])
                let frame = try await client.next(RunFrame.self)
                #expect(frame == .status(Sample.view(done: done)))
            }
            // Looked at a thousand times a second, it would come again before the agent's words.
            let looks = house.desk.calls.count
            for await _ in house.desk.noted where house.desk.calls.count >= looks + 20 { break }
            run.terminal.wrote([0x41], stream: 1)
            let frame = try await client.next(RunFrame.self)
            #expect(frame == .wrote(stream: 1, bytes: "QQ=="))
        }
    }

    @Test func `much output reaches a slow client whole and in order`() async throws {
        var bounds = TestHouse.quick()
        bounds.outputBytes = 64 << 10
        try await withRun(bounds) { client, run, _ in
            let all = (0..<(4 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            // On a thread of its own, as the hall's: it blocks whenever the client is behind.
            Thread.detachNewThread {
                for start in stride(from: 0, to: all.count, by: 70_000) {
                    let end = min(start + 70_000, all.count)
                    run.terminal.wrote(Array(all[start..<end]), stream: 1)
                }
                run.end(status: 0)
            }
            var received: [UInt8] = []
            while case .wrote(_, let text) = try await client.frame() {
                received += Array(Data(base64Encoded: text) ?? Data())
            }
            #expect(received == all)
        }
    }

    @Test func `only so many runs have a client, and others still get in`() async throws {
        var bounds = TestHouse.quick()
        (bounds.connections, bounds.runs) = (3, 1)
        try await withRun(bounds) { _, _, house in
            try await house.client { other in
                guard case .refused("busy", _) = try await other.ask(.run(Sample.run)) else {
                    Issue.record("a second run was taken")
                    return
                }
            }
            try await house.client { third in
                guard case .receipt = try await third.ask(.order(Sample.stop)) else {
                    Issue.record("a stop was turned away")
                    return
                }
            }
        }
    }
}

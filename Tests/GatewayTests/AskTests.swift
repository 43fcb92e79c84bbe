import Agency
import NIOCore
import StrictJSON
import Testing

@testable import Gateway

/// Calls that wait for a person.
struct AskTests {
    private static let call = JSONObject([("name", "echo"), ("arguments", ["text": "hi"])])

    private func bench() throws -> Bench {
        var bounds = Bounds()
        bounds.waitingPause = .milliseconds(1)
        let bench = try Bench(bounds: bounds)
        bench.desk.change { $0.answers["echo"] = .ask }
        return bench
    }

    @Test(arguments: [true, false])
    func `a held call tells of its waiting and ends as the person decides`(
        permit: Bool
    ) async throws {
        let bench = try bench()
        let client = try bench.connect()
        client.send(HTTPQuestion(modern: "tools/call", Self.call, token: "t-1").bytes)
        try await Wait.until("two signs") { HTTPAnswer.events(client.text).count >= 2 }
        let ask = try #require(bench.desk.asks.first)
        #expect(bench.server.got("tools/call").isEmpty)
        bench.desk.decide(ask, permit: permit)
        let answer = try await bench.answer(on: client)
        let progress = answer.messages.dropLast()
        #expect(progress.allSatisfy { $0["method"] == "notifications/progress" })
        #expect(progress.allSatisfy { $0["params"]?["progressToken"] == "t-1" })
        #expect(answer.message?["result"]?["isError"] == (permit ? false : true))
        #expect(bench.server.got("tools/call").count == (permit ? 1 : 0))
    }

    @Test func `without a token the stream is kept open by comments alone`() async throws {
        let bench = try bench()
        let client = try bench.connect()
        client.send(HTTPQuestion(modern: "tools/call", Self.call).bytes)
        try await Wait.until("a comment") { client.text.contains(": waiting") }
        #expect(HTTPAnswer.events(client.text).isEmpty)
        bench.desk.decide(try #require(bench.desk.asks.first), permit: true)
        #expect(try await bench.answer(on: client).messages.count == 1)
    }

    @Test func `a client that takes JSON only simply waits`() async throws {
        let bench = try bench()
        let client = try bench.connect()
        client.send(
            HTTPQuestion(modern: "tools/call", Self.call, token: 1)
                .setting("Accept", "application/json").bytes)
        try await Wait.until("the ask") { !bench.desk.asks.isEmpty }
        bench.desk.decide(try #require(bench.desk.asks.first), permit: true)
        let answer = try await bench.answer(on: client)
        #expect(answer.headers["content-type"] == "application/json")
    }

    @Test func `a client that goes away withdraws its ask`() async throws {
        let bench = try bench()
        let client = try bench.connect()
        client.send(HTTPQuestion(modern: "tools/call", Self.call).bytes)
        try await Wait.until("the ask") { !bench.desk.asks.isEmpty }
        let ask = try #require(bench.desk.asks.first)
        client.close()
        try await Wait.until("the withdrawal") { bench.desk.now.withdrawn == [ask] }
        #expect(bench.server.got("tools/call").isEmpty)
    }

    @Test func `a line client withdraws by a notification and gets no answer`() async throws {
        let bench = try bench()
        let line = try bench.lines()
        _ = try await line.ask(1, "initialize", JSONObject([("protocolVersion", "2025-11-25")]))
        line.send([
            "jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": .object(Self.call),
        ])
        try await Wait.until("the ask") { !bench.desk.asks.isEmpty }
        line.send([
            "jsonrpc": "2.0", "method": "notifications/cancelled", "params": ["requestId": 2],
        ])
        try await Wait.until("the withdrawal") { bench.desk.now.withdrawn.count == 1 }
        _ = try await line.ask(3, "ping")
        #expect(!line.messages.contains { $0["id"] == 2 })
    }

    @Test func `a permit that comes after the client left is voided`() async throws {
        let bench = try bench()
        let session = try await bench.handshake()
        let client = try bench.connect()
        client.send(HTTPQuestion(legacy: "tools/call", Self.call, session: session).bytes)
        try await Wait.until("the ask") { !bench.desk.asks.isEmpty }
        let ask = try #require(bench.desk.asks.first)
        // The fake desk forgets an ask that is withdrawn, so the permit must come first.
        bench.desk.decide(ask, permit: true)
        client.close()
        try await Wait.until("an outcome") { !bench.desk.now.settled.isEmpty }
        let status = try #require(bench.desk.now.settled.values.first).status
        #expect(status == .voided || status == .succeeded)
    }
}

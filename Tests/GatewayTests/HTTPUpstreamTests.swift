import Agency
import Logging
import NIOCore
import StrictJSON
import Testing

@testable import Gateway

/// A server behind HTTP: the doors of one bench are the server of the next.
struct HTTPUpstreamTests {
    /// Doors in front of doors in front of a scripted server.
    private final class Chain {
        let back: Bench
        let desk = FakeDesk()
        let gateway: Gateway
        let port: Int

        init(era: ProtocolVersion = .july2026, path: String = "/mcp/lab") throws {
            back = try Bench(era: era)
            let listener = try Descriptors.listener()
            port = listener.port
            gateway = Gateway(
                desk: desk, threads: 1,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let url = "http://127.0.0.1:\(back.port)\(path)"
            let plan = DoorPlan(
                lease: try #require(LeaseID("front")), agent: try #require(AgentName("agent")),
                servers: [try #require(ServerName("lab")): .http(url: url)])
            try gateway.open(plan, listener: listener.descriptor)
        }

        deinit { gateway.end() }

        func send(_ question: HTTPQuestion) throws -> ByteClient {
            let client = try ByteClient(port: port)
            client.send(question.bytes)
            return client
        }

        func ask(_ question: HTTPQuestion) async throws -> HTTPAnswer {
            let client = try send(question)
            defer { client.close() }
            return try await back.answer(on: client)
        }
    }

    @Test func `tools are listed and called through both doors`() async throws {
        let chain = try Chain()
        let listed = try await chain.ask(HTTPQuestion(modern: "tools/list"))
        #expect(listed.message?["result"]?["tools"]?.asArray?.count == 3)
        let called = try await chain.ask(
            HTTPQuestion(
                modern: "tools/call",
                JSONObject([("name", "echo"), ("arguments", ["text": "ä☃"])])))
        #expect(called.message?["result"]?["content"] == [["type": "text", "text": "ä☃"]])
        #expect(chain.desk.now.settled.values.map(\.status) == [.succeeded])
    }

    @Test func `mirrored headers are recomputed for the server`() async throws {
        let chain = try Chain()
        let question = HTTPQuestion(
            modern: "tools/call", JSONObject([("name", "region"), ("arguments", ["where": "ü"])])
        ).setting("Mcp-Param-Region", HeaderText.encoded("ü"))
        #expect(try await chain.ask(question).message?["result"]?["isError"] == false)
    }

    @Test func `a client that leaves ends the call at the last server`() async throws {
        let chain = try Chain()
        let client = try chain.send(
            HTTPQuestion(modern: "tools/call", JSONObject([("name", "slow"), ("arguments", [:])])))
        try await Wait.until("the call") { !chain.back.server.got("tools/call").isEmpty }
        client.close()
        try await Wait.until("the cancellation") {
            !chain.back.server.got("notifications/cancelled").isEmpty
        }
    }

    @Test func `progress comes through both doors under the client's token`() async throws {
        let chain = try Chain()
        chain.back.desk.change { $0.answers["echo"] = .ask }
        let client = try chain.send(
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "echo"), ("arguments", ["text": "a"])]),
                token: "outer"))
        try await Wait.until("progress") { !HTTPAnswer.events(client.text).isEmpty }
        chain.back.desk.decide(try #require(chain.back.desk.asks.first), permit: true)
        let answer = try await chain.back.answer(on: client)
        #expect(answer.messages.first?["params"]?["progressToken"] == "outer")
        #expect(answer.message?["result"]?["isError"] == false)
    }

    @Test func `a server that is not there is an error, and may come later`() async throws {
        let chain = try Chain(path: "/elsewhere")
        let answer = try await chain.ask(HTTPQuestion(modern: "tools/list"))
        #expect(answer.code == Int64(ErrorCode.upstream))
        #expect(try await chain.ask(HTTPQuestion(modern: "tools/list")).status == 200)
    }
}

import Agency
import NIOCore
import StrictJSON
import Testing

@testable import Gateway

/// One tool call's way round the desk.
struct CallTests {
    @Test func `a permitted call is forwarded as judged, settled, and answered`() async throws {
        let bench = try Bench()
        let answer = try await bench.callTool("echo", ["text": "hello"])
        #expect(answer.status == 200)
        #expect(answer.message?["result"]?["content"] == [["type": "text", "text": "hello"]])
        #expect(answer.message?["result"]?["resultType"] == "complete")
        let action = try #require(bench.desk.now.proposals.first)
        #expect(action.verb == .callTool && action.target == "echo")
        #expect(action.arguments == JSONObject([("text", "hello")]))
        #expect(action.definition == bench.desk.now.pins["echo"])
        let sent = try #require(bench.server.got("tools/call").first)
        #expect(sent["params"]?["arguments"] == ["text": "hello"])
        let outcome = try #require(bench.desk.now.settled.values.first)
        #expect(outcome.status == .succeeded && !outcome.result.isEmpty)
    }

    @Test func `numbers keep their lexemes and the agent's metadata stays behind`() async throws {
        let bench = try Bench()
        let body = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"slow","arguments":\
            {"n":1.50e1,"big":9007199254740993},"_meta":{"io.modelcontextprotocol/protocolVersion"\
            :"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"x402/payment":{}}}}
            """
        let client = try bench.connect()
        let question = HTTPQuestion(
            modern: "tools/call", JSONObject([("name", "slow")])
        ).with(body: body)
        client.send(question.bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        let sent = try #require(bench.server.got("tools/call").first)
        let text = String(decoding: sent.serialized(), as: UTF8.self)
        #expect(text.contains("1.50e1") && text.contains("9007199254740993"))
        #expect(!text.contains("x402"))
    }

    @Test(arguments: [Denial.plain, Denial(message: "only inside the repository")])
    func `a denial is a tool result with the denial's text alone`(denial: Denial) async throws {
        let bench = try Bench()
        bench.desk.change { $0.answers["echo"] = .deny(denial) }
        let answer = try await bench.callTool("echo")
        #expect(answer.status == 200)
        #expect(
            answer.message?["result"]?["content"]
                == [["type": "text", "text": .string(denial.text)]])
        #expect(answer.message?["result"]?["isError"] == true)
        #expect(answer.message?["result"]?["resultType"] == "complete")
        #expect(bench.server.got("tools/call").isEmpty)
    }

    @Test(arguments: ["resources/read", "prompts/get", "completion/complete"])
    func `a denial of what has no isError is an error of our own code`(
        method: String
    ) async throws {
        let bench = try Bench()
        bench.desk.change { $0.answers["secret"] = .deny(.plain) }
        let answer = try await bench.modern(
            method,
            JSONObject(
                [
                    ("name", "secret"), ("uri", "secret"),
                    ("ref", ["type": "ref/prompt", "name": "secret"]),
                    ("argument", ["name": "a", "value": "b"]),
                ].filter { member in
                    switch method {
                    case "resources/read": member.0 == "uri"
                    case "prompts/get": member.0 == "name"
                    default: member.0 == "ref" || member.0 == "argument"
                    }
                }))
        #expect(answer.code == Int64(ErrorCode.denied))
        #expect(answer.message?["error"]?["message"]?.asString == Denial.constantText)
        #expect(bench.server.got(method).isEmpty)
    }

    @Test func `a stop between permit and spend denies and nothing leaves`() async throws {
        let bench = try Bench()
        bench.desk.change { $0.answers["echo"] = .voided }
        let answer = try await bench.callTool("echo")
        #expect(answer.message?["result"]?["isError"] == true)
        #expect(bench.server.got("tools/call").isEmpty)
    }

    @Test func `a result whose outcome was lost is withheld`() async throws {
        let bench = try Bench()
        bench.desk.change { $0.keepsOutcomes = false }
        let answer = try await bench.callTool("echo", ["text": "secret"])
        #expect(answer.code == Int64(ErrorCode.unrecorded))
        #expect(!String(decoding: answer.body, as: UTF8.self).contains("secret"))
    }

    @Test func `a stop in flight cancels upstream and answers with the constant`() async throws {
        let bench = try Bench()
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "slow"), ("arguments", [:])])
            ).bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        bench.desk.stopAll()
        let answer = try await bench.answer(on: client)
        #expect(
            answer.message?["result"]?["content"]
                == [["type": "text", "text": .string(Denial.constantText)]])
        try await Wait.until("the cancellation") {
            !bench.server.got("notifications/cancelled").isEmpty
        }
        #expect(bench.desk.now.settled.values.map(\.status) == [.cancelled])
    }

    @Test func `closing the lease cancels what flies and refuses what comes`() async throws {
        let bench = try Bench()
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "slow"), ("arguments", [:])])
            ).bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        bench.gateway.close(bench.lease)
        try await Wait.until("the end") { client.now.closed }
        #expect(bench.desk.now.settled.values.map(\.status) == [.cancelled])
        #expect(throws: (any Error).self) { try bench.connect() }
    }

    @Test func `a lease may be closed from within the desk, and nothing leaves`() async throws {
        let bench = try Bench()
        let (gateway, lease) = (bench.gateway, bench.lease)
        bench.desk.change { $0.meanwhile = { gateway.close(lease) } }
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "echo"), ("arguments", ["text": "a"])])
            ).bytes)
        try await Wait.until("the end") { client.now.closed }
        try await Wait.until("an outcome") {
            bench.desk.now.settled.values.map(\.status) == [.voided]
        }
        #expect(bench.server.got("tools/call").isEmpty)
    }

    @Test func `a lease has its doors once`() throws {
        let bench = try Bench()
        let listener = try Descriptors.listener()
        let plan = DoorPlan(
            lease: bench.lease, agent: try #require(AgentName("other")), servers: [:])
        #expect(throws: Gateway.AlreadyOpen.self) {
            try bench.gateway.open(plan, listener: listener.descriptor)
        }
    }

    @Test func `a client that goes away cancels its modern call`() async throws {
        let bench = try Bench()
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "slow"), ("arguments", [:])])
            ).bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        client.close()
        try await Wait.until("the cancellation") {
            !bench.server.got("notifications/cancelled").isEmpty
                && bench.desk.now.settled.values.map(\.status) == [.cancelled]
        }
    }

    @Test func `a server that goes away leaves the outcome unknown`() async throws {
        let bench = try Bench()
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "slow"), ("arguments", [:])])
            ).bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        bench.server.leave()
        #expect(try await bench.answer(on: client).code == Int64(ErrorCode.upstream))
        #expect(bench.desk.now.settled.values.map(\.status) == [.unknown])
        #expect(try await bench.callTool("echo").code == Int64(ErrorCode.upstream))
    }
}

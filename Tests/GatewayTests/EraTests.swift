import Agency
import StrictJSON
import Testing

@testable import Gateway

/// Every client era and wire with every server era.
struct EraTests {
    enum Client: String, CaseIterable { case modernHTTP, legacyHTTP, modernLine, legacyLine }

    struct Pair: Sendable, CustomTestStringConvertible {
        let client: Client
        let server: ProtocolVersion
        var testDescription: String { "\(client) with \(server.rawValue)" }
    }

    static let pairs = Client.allCases.flatMap { client in
        ProtocolVersion.allCases.map { Pair(client: client, server: $0) }
    }

    /// Asks in the words of one era and wire, and hands back the whole response.
    private func asker(
        _ client: Client, _ bench: Bench
    ) async throws -> (String, JSONObject) async throws -> JSONValue {
        switch client {
        case .modernHTTP:
            return { try #require(try await bench.modern($0, $1).message) }
        case .legacyHTTP:
            let session = try await bench.handshake()
            return { method, params in
                let question = HTTPQuestion(legacy: method, params, session: session)
                return try #require(try await bench.http(question).message)
            }
        case .modernLine:
            let line = try bench.lines()
            var next: Int64 = 0
            return { method, params in
                next += 1
                let id = JSONValue.number(JSONNumber(next))
                line.bytes.send(
                    HTTPQuestion(modern: method, params, id: id).body + [UInt8(ascii: "\n")])
                return try await line.answer(to: id)
            }
        case .legacyLine:
            let line = try bench.lines()
            _ = try await line.ask(
                "init", "initialize", JSONObject([("protocolVersion", "2025-06-18")]))
            var next: Int64 = 0
            return { method, params in
                next += 1
                return try await line.ask(.number(JSONNumber(next)), method, params)
            }
        }
    }

    @Test(arguments: pairs)
    func `tools, resources, prompts and completion work`(pair: Pair) async throws {
        let bench = try Bench(era: pair.server)
        let ask = try await asker(pair.client, bench)
        let modern = pair.client == .modernHTTP || pair.client == .modernLine

        let listed = try await ask("tools/list", JSONObject())["result"]
        let names = listed?["tools"]?.asArray?.compactMap { $0["name"]?.asString }
        #expect(names == ["echo", "region", "slow"])
        #expect(listed?["cacheScope"] == (modern ? "private" : nil))
        let called = try await ask(
            "tools/call", JSONObject([("name", "echo"), ("arguments", ["text": "x"])]))["result"]
        #expect(called?["content"] == [["type": "text", "text": "x"]])
        #expect(called?["resultType"] == (modern ? "complete" : nil))
        let resources = try await ask("resources/list", JSONObject())["result"]?["resources"]
        #expect(resources?.asArray?.compactMap { $0["uri"]?.asString } == ["x://a", "x://b"])
        let templates = try await ask("resources/templates/list", JSONObject())["result"]
        #expect(templates?["resourceTemplates"]?.asArray?.count == 1)
        let read = try await ask("resources/read", JSONObject([("uri", "x://a")]))["result"]
        #expect(read?["contents"] == [["uri": "x://a", "text": "page"]])
        let prompts = try await ask("prompts/list", JSONObject())["result"]?["prompts"]
        #expect(prompts?.asArray?.compactMap { $0["name"]?.asString } == ["o", "p"])
        let prompt = try await ask("prompts/get", JSONObject([("name", "p")]))["result"]
        #expect(prompt?["messages"]?.asArray?.count == 1)
        let completion = try await ask(
            "completion/complete",
            JSONObject([
                ("ref", ["type": "ref/prompt", "name": "p"]),
                ("argument", ["name": "n", "value": "o"]),
            ]))["result"]
        #expect(completion?["completion"]?["values"] == ["one"])
        #expect(
            bench.desk.now.proposals.map(\.verb)
                == [.callTool, .readResource, .getPrompt, .complete])
    }

    @Test(arguments: ProtocolVersion.allCases)
    func `the gateway speaks the server's era in its own name`(
        era: ProtocolVersion
    ) async throws {
        let bench = try Bench(era: era)
        _ = try await bench.callTool("echo")
        let sent = bench.server.got().filter { $0["id"] != nil }
        let ids = sent.compactMap { $0["id"]?.asInt64 }
        #expect(ids == ids.sorted() && Set(ids).count == ids.count)
        let meta = bench.server.got("tools/call").first?["params"]?["_meta"]
        #expect((meta?[MetaKey.clientInfo]?["name"] == "tribune") == era.isModern)
        #expect(bench.server.got("initialize").isEmpty == era.isModern)
    }

    @Test(arguments: ["2025-03-26", "2025-06-18", "2025-11-25", "1999-01-01", "2026-07-28"])
    func `a handshake agrees on what the client asked, or on the newest`(
        asked: String
    ) async throws {
        let bench = try Bench()
        let line = try bench.lines()
        let answer = try await line.ask(
            1, "initialize", JSONObject([("protocolVersion", .string(asked))]))
        let known = ["2025-03-26", "2025-06-18", "2025-11-25"].contains(asked)
        #expect(answer["result"]?["protocolVersion"]?.asString == (known ? asked : "2025-11-25"))
        #expect(answer["result"]?["instructions"] == "Be kind.")
    }

    @Test func `sessions live, are told apart, and end`() async throws {
        let bench = try Bench()
        let one = try await bench.handshake()
        let other = try await bench.handshake()
        #expect(one != other)
        var goodbye = HTTPQuestion(legacy: "ping", session: one)
        goodbye.method = "DELETE"
        goodbye.body = []
        #expect(try await bench.http(goodbye).status == 200)
        #expect(try await bench.http(HTTPQuestion(legacy: "ping", session: one)).status == 404)
        #expect(try await bench.http(HTTPQuestion(legacy: "ping", session: other)).status == 200)
    }

    @Test func `a legacy cancellation ends the call over HTTP with its own error`() async throws {
        let bench = try Bench()
        let session = try await bench.handshake()
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                legacy: "tools/call", JSONObject([("name", "slow"), ("arguments", [:])]), id: 7,
                session: session
            ).bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        let note = HTTPQuestion(legacy: "x", session: session).with(
            body: #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"#)
        #expect(try await bench.http(note).status == 202)
        #expect(try await bench.answer(on: client).code == Int64(ErrorCode.cancelled))
        try await Wait.until("the cancellation") {
            !bench.server.got("notifications/cancelled").isEmpty
        }
        #expect(bench.desk.now.settled.values.map(\.status) == [.cancelled])
    }

    @Test func `an id that is in use is refused`() async throws {
        let bench = try Bench()
        let line = try bench.lines()
        _ = try await line.ask(1, "initialize", JSONObject([("protocolVersion", "2025-06-18")]))
        let call: JSONValue = [
            "jsonrpc": "2.0", "id": 2, "method": "tools/call",
            "params": ["name": "slow", "arguments": [:]],
        ]
        line.send(call)
        line.send(call)
        #expect(try await line.answer(to: 2)["error"]?["code"] == -32600)
    }

    @Test func `progress keeps the client's token and only grows`() async throws {
        let bench = try Bench { method, params, id in
            guard method == "tools/call", let id, let token = params["_meta"]?["progressToken"]
            else { return nil }
            let steps: [JSONValue] = [1, 1, 3, 2].map { step in
                [
                    "jsonrpc": "2.0", "method": "notifications/progress",
                    "params": ["progressToken": token, "progress": step, "junk": true],
                ]
            }
            let stray: JSONValue = [
                "jsonrpc": "2.0", "method": "notifications/progress",
                "params": ["progressToken": 9999, "progress": 9],
            ]
            return steps + [stray, Scripted.result(["content": []]).answer(to: id)]
        }
        let answer = try await bench.modern(
            "tools/call", JSONObject([("name", "slow"), ("arguments", [:])]), token: "mine")
        let told = answer.messages.dropLast().compactMap { $0["params"] }
        #expect(
            told == [
                ["progressToken": "mine", "progress": 1], ["progressToken": "mine", "progress": 3],
            ])
    }
}

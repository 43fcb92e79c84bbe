import Agency
import StrictJSON
import Testing

@testable import Gateway

/// What a stranger tries at the doors: to be judged by one thing and to have another done.
struct AttackTests {
    private static let object: JSONValue = ["type": "object"]

    private static func bench(
        tools: [JSONValue], script: @escaping ScriptedServer.Script = { _, _, _ in nil }
    ) throws -> Bench {
        try Bench(server: try ScriptedServer(tools: tools, script: script))
    }

    private static func tool(_ name: String, _ schema: JSONValue = object) -> JSONValue {
        ["name": .string(name), "description": "x", "inputSchema": schema]
    }

    /// U+212A is canonically equivalent to K: Swift's `==` calls both texts equal.
    @Test func `a name that Unicode calls equivalent to a tool's is not that tool's`() async throws
    {
        let bench = try Self.bench(tools: [Self.tool("Kill")])
        _ = try await bench.modern("tools/list")
        _ = try await bench.modern(
            "tools/call", JSONObject([("name", "\u{212A}ill"), ("arguments", [:])]))
        let proposed = bench.desk.now.proposals.filter { $0.verb == .callTool }
        #expect(proposed.allSatisfy { $0.definition == nil })
        #expect(bench.server.got("tools/call").isEmpty)
    }

    @Test func `a value that Unicode calls equivalent to a listed one is not listed`() async throws
    {
        let schema: JSONValue = [
            "type": "object", "properties": ["unit": ["enum": ["K", "C"]]], "required": ["unit"],
        ]
        let bench = try Self.bench(tools: [Self.tool("heat", schema)])
        _ = try await bench.modern("tools/list")
        let answer = try await bench.callTool("heat", ["unit": "\u{212A}"])
        #expect(answer.message?["result"]?["isError"] == true)
        #expect(bench.server.got("tools/call").isEmpty)
    }

    @Test func `keys that Unicode calls equivalent are two keys, both judged and both forwarded`()
        async throws
    {
        let bench = try Self.bench(tools: [Self.tool("set")])
        _ = try await bench.modern("tools/list")
        let body = HTTPQuestion(
            modern: "tools/call", JSONObject([("name", "set"), ("arguments", [:])]))
        let text = String(decoding: body.body, as: UTF8.self).components(by: "\"arguments\":{}")
            .joined(separator: "\"arguments\":{\"\u{212A}ey\":\"safe\",\"Key\":\"evil\"}")
        _ = try await bench.http(body.with(body: text))
        let judged = try #require(bench.desk.now.proposals.last).arguments
        #expect(judged.count == 2 && judged["Key"] == "evil" && judged["\u{212A}ey"] == "safe")
        let sent = try #require(bench.server.got("tools/call").first)["params"]?["arguments"]
        #expect(sent == .object(judged))
    }

    @Test(arguments: ["__proto__", "constructor", "toString", "hasOwnProperty", "", " ", "\u{0}"])
    func `names with a meaning elsewhere are plain names`(key: String) async throws {
        let schema: JSONValue = [
            "type": "object", "properties": ["a": ["type": "string"]],
            "additionalProperties": false,
        ]
        let bench = try Self.bench(tools: [Self.tool("open"), Self.tool("shut", schema)])
        _ = try await bench.modern("tools/list")
        let arguments = JSONValue.object(JSONObject([(key, ["x": 1])]))
        #expect(
            try await bench.callTool("shut", arguments).message?["result"]?["isError"] == true)
        #expect(bench.server.got("tools/call").isEmpty)
        _ = try await bench.callTool("open", arguments)
        #expect(bench.server.got("tools/call").first?["params"]?["arguments"] == arguments)
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "1e400", "123456789012345678901234567890",
        "0.1000000000000000055511151231257827", "-0", "1.0", "1E2",
    ])
    func `a number is forwarded as it was judged, digit by digit`(lexeme: String) async throws {
        let bench = try Self.bench(tools: [Self.tool("pay")])
        _ = try await bench.modern("tools/list")
        let number = try #require(JSONNumber(lexeme: lexeme))
        _ = try await bench.callTool("pay", ["amount": .number(number)])
        let judged = try #require(bench.desk.now.proposals.last).arguments["amount"]
        #expect(judged == .number(number))
        let sent = bench.server.got("tools/call").first?["params"]?["arguments"]?["amount"]
        #expect(sent.map { String(decoding: $0.serialized(), as: UTF8.self) } == lexeme)
    }

    @Test func `what stands beside name and arguments never reaches the server`() async throws {
        let bench = try Self.bench(tools: [Self.tool("echo")])
        _ = try await bench.modern("tools/list")
        _ = try await bench.modern(
            "tools/call",
            JSONObject([
                ("name", "echo"), ("arguments", ["a": 1]), ("task", ["ttl": 5]), ("Name", "rm"),
                ("method", "tools/list"), ("params", ["name": "rm"]),
            ]), token: "t")
        let params = try #require(bench.server.got("tools/call").first?["params"]?.asObject)
        #expect(Set(params.map(\.key)) == ["name", "arguments", "_meta"])
        #expect(params["_meta"]?["progressToken"]?.asInt64 != nil, "ours, not the agent's")
    }

    @Test(arguments: [
        "logging/setLevel", "sampling/createMessage", "elicitation/create", "roots/list",
        "tasks/get", "tasks/cancel", "tools/call ", "Tools/call", "tools\u{2215}call",
        "notifications/cancelled", "rpc.discover",
    ])
    func `no other method reaches the server, in either era`(method: String) async throws {
        let bench = try Self.bench(tools: [Self.tool("echo")])
        _ = try await bench.modern("tools/list")
        let before = bench.server.got().count
        let modern = HTTPQuestion(modern: method).setting("Mcp-Method", nil)
        let named = modern.setting("Mcp-Method", method)
        #expect((400...404).contains(try await bench.http(modern).status))
        if method.utf8.allSatisfy({ $0 < 0x80 }) {
            #expect((400...404).contains(try await bench.http(named).status))
        }
        let session = try await bench.handshake()
        let legacy = try await bench.http(HTTPQuestion(legacy: method, session: session))
        #expect(legacy.code == Int64(ErrorCode.methodNotFound))
        #expect(bench.server.got().count == before)
        #expect(bench.desk.now.proposals.isEmpty)
    }

    @Test func `one client cannot cancel the call of another by its id`() async throws {
        let bench = try Self.bench(tools: [Self.tool("wait")]) { method, _, _ in
            method == "tools/call" ? [] : nil
        }
        let mine = try await bench.handshake()
        let other = try await bench.handshake()
        let call = HTTPQuestion(
            legacy: "tools/call", JSONObject([("name", "wait"), ("arguments", [:])]), id: 7,
            session: mine)
        let client = try bench.connect()
        client.send(call.bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        let note = #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"#
        for session in [other, "", "no-such", mine.uppercased()] {
            let question = HTTPQuestion(legacy: "x", session: session).with(body: note)
            _ = try await bench.http(question)
        }
        // A modern note has no session; lines are sessions of their own.
        let line = try bench.lines()
        line.bytes.send(note + "\n")
        _ = try await line.ask(1, "server/discover", Self.envelope)
        #expect(bench.server.got("notifications/cancelled").isEmpty)
        #expect(HTTPAnswer(client.now) == nil)
        bench.desk.stopAll()
        _ = try await bench.answer(on: client)
    }

    private static let envelope = JSONObject([
        (
            "_meta",
            [
                MetaKey.version: .string(ProtocolVersion.july2026.rawValue),
                MetaKey.capabilities: [:],
            ]
        )
    ])

    @Test func `a session that the client makes up does not become one`() async throws {
        let bench = try Self.bench(tools: [Self.tool("echo")])
        let fixed = String(repeating: "a", count: 32)
        let question = HTTPQuestion(legacy: "initialize", session: fixed).with(
            body: #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"#
                + #""2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#)
        let answer = try await bench.http(question)
        #expect(answer.headers["mcp-session-id"] != fixed)
        #expect(try await bench.http(HTTPQuestion(legacy: "ping", session: fixed)).status == 404)
    }

    @Test(arguments: [
        "\n\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n", "\r\rdata: x\r\r",
        "\u{2028}data: y\u{2029}", "\u{85}event: z\u{85}", "\u{B}\u{C}",
    ])
    func `a server's text cannot make an event of its own`(text: String) async throws {
        let bench = try Self.bench(tools: [Self.tool("slow")]) { method, params, id in
            guard method == "tools/call", let id else { return nil }
            let token = params["_meta"]?["progressToken"] ?? 0
            return [
                [
                    "jsonrpc": "2.0", "method": "notifications/progress",
                    "params": ["progressToken": token, "progress": 1, "message": .string(text)],
                ],
                Scripted.result(["content": [["type": "text", "text": .string(text)]]])
                    .answer(to: id),
            ]
        }
        _ = try await bench.modern("tools/list")
        let answer = try await bench.modern(
            "tools/call", JSONObject([("name", "slow"), ("arguments", [:])]), token: "t")
        #expect(answer.headers["content-type"] == "text/event-stream")
        let lines = String(decoding: answer.body, as: UTF8.self).utf8.split(separator: 0x0A)
        #expect(!answer.body.contains(0x0D))
        #expect(lines.count == 4, "two events of two lines each")
        #expect(answer.messages.count == 2)
        let content = answer.message?["result"]?["content"]?.asArray?.first
        #expect(content?["text"]?.asString == text)
    }

    @Test(arguments: [
        "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Content-Length: +5",
        "Content-Length: 5,5", "Content-Length : 5", "Transfer-Encoding: xchunked",
        "Content-Length: 0x5", "Transfer-Encoding:\u{B}chunked",
        "Content-Length: 18446744073709551621",
    ])
    func `a head that two readers would read differently is refused`(framing: String) async throws {
        let bench = try Self.bench(tools: [Self.tool("echo")])
        let inner = String(
            decoding: HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "echo"), ("arguments", [:])])
            ).bytes, as: UTF8.self)
        let client = try bench.connect()
        client.send(
            "POST /mcp/lab HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + framing + "\r\n\r\n0\r\n\r\n" + inner)
        try await Wait.until("a refusal") {
            client.now.closed || (HTTPAnswer(client.now).map { $0.status >= 400 } ?? false)
        }
        #expect(bench.server.got("tools/call").isEmpty)
        #expect(bench.desk.now.proposals.isEmpty)
    }

    @Test func `an id may be used again once its request was answered, and not before`()
        async throws
    {
        let bench = try Self.bench(tools: [Self.tool("wait"), Self.tool("echo")]) {
            method, params, _ in
            method == "tools/call" && params["name"] == "wait" ? [] : nil
        }
        let line = try bench.lines()
        var params = Self.envelope
        params["name"] = "wait"
        let first: JSONValue = [
            "jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": .object(params),
        ]
        line.send(first)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        let refused = try await line.ask(5, "tools/list", Self.envelope)
        #expect(refused["error"]?["code"]?.asInt64 == Int64(ErrorCode.invalidRequest))
        // A string of the same digits is another id.
        #expect(try await line.ask("5", "tools/list", Self.envelope)["result"] != nil)
        bench.desk.stopAll()
        try await Wait.until("the end of the call") {
            line.messages.contains { $0["id"] == 5 && $0["result"] != nil }
        }
        line.send([
            "jsonrpc": "2.0", "id": 5, "method": "tools/list", "params": .object(Self.envelope),
        ])
        try await Wait.until("the same id again") {
            line.messages.contains { $0["result"]?["tools"] != nil && $0["id"] == 5 }
        }
    }
}

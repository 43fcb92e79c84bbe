import Agency
import StrictJSON
import Testing

@testable import Gateway

/// What a server answers is looked into before anybody sees it.
struct ResultTests {
    private static let refused = ResultShape.errorResult(ResultShape.refusedText)

    @Test(arguments: [
        #"{"content":[{"type":"video","data":"x"}]}"#, #"{"content":"text"}"#, #"{}"#,
        #"{"content":[{"type":"text"}]}"#, #"{"content":[{"type":"text","text":1}]}"#,
        #"{"content":[{"type":"resource","resource":{"uri":"x"}}]}"#,
        #"{"content":[{"type":"resource","resource":{"uri":"x","text":"a","blob":"b"}}]}"#,
        #"{"content":[],"isError":"no"}"#, #"{"content":[],"resultType":"task"}"#,
        #"{"content":[],"resultType":1}"#, #"{"resultType":"input_required","inputRequests":{}}"#,
        #"{"content":[null]}"#,
    ])
    func `a malformed tool result becomes a fixed text`(text: String) async throws {
        let result = try JSONValue.parse(text)
        let bench = try Bench { method, _, id in
            guard method == "tools/call", let id else { return nil }
            return [Scripted.result(result).answer(to: id)]
        }
        let answer = try await bench.callTool("echo")
        #expect(answer.message?["result"]?["content"] == Self.refused["content"])
        #expect(answer.message?["result"]?["isError"] == true)
        #expect(bench.desk.now.settled.values.map(\.status) == [.failed])
    }

    @Test func `known parts pass, unknown members and metadata do not`() throws {
        let text = """
            {"content":[{"type":"text","text":"a","_meta":{"x":1},"junk":2},\
            {"type":"image","data":"AA==","mimeType":"image/png"},\
            {"type":"resource_link","uri":"u","name":"n"},\
            {"type":"resource","resource":{"uri":"u","text":"t","_meta":{}}}],\
            "structuredContent":[1.50],"_meta":{"secret":1},"junk":3}
            """
        let shape = ResultShape(kind: .tool, bounds: Bounds())
        let result = try #require(try JSONValue.parse(text).asObject)
        let expected = """
            {"content":[{"type":"text","text":"a"},\
            {"type":"image","data":"AA==","mimeType":"image/png"},\
            {"type":"resource_link","uri":"u","name":"n"},\
            {"type":"resource","resource":{"uri":"u","text":"t"}}],"structuredContent":[1.50]}
            """
        #expect(String(decoding: shape.apply(to: result).bytes, as: UTF8.self) == expected)
    }

    @Test func `a result larger than the bound becomes a fixed text`() async throws {
        var bounds = Bounds()
        bounds.messageBytes = 2000
        let bench = try Bench(bounds: bounds) { method, _, id in
            guard method == "tools/call", let id else { return nil }
            let text = JSONValue.string(String(repeating: "x", count: 3000))
            return [
                Scripted.result(["content": [["type": "text", "text": text]]]).answer(to: id)
            ]
        }
        let answer = try await bench.callTool("echo")
        #expect(answer.message?["result"]?["content"] == Self.refused["content"])
    }

    @Test func `a server's error passes bounded and never in our name`() async throws {
        let bench = try Bench { method, _, id in
            guard method == "tools/call", let id else { return nil }
            return [
                Scripted.error(-31403, String(repeating: "x", count: 9000)).answer(to: id)
            ]
        }
        let answer = try await bench.callTool("echo")
        #expect(answer.code == -32603)
        #expect(answer.message?["error"]?["message"]?.asString?.utf8.count == Bounds().textBytes)
    }

    @Test func `lines that are no message are skipped, and past a bound not forgiven`() async throws
    {
        var bounds = Bounds()
        bounds.unreadableLines = 3
        let bench = try Bench(bounds: bounds)
        _ = try await bench.callTool("echo")
        bench.server.say(bytes: Array("Starting up...\n{\"jsonrpc\":\"2.0\"}\n\n".utf8))
        #expect(try await bench.callTool("echo").message?["result"]?["isError"] == false)
        bench.server.say(bytes: Array("a\nb\nc\n".utf8))
        var lost = false
        for _ in 0..<1000 where !lost {
            lost = try await bench.callTool("echo").code == Int64(ErrorCode.upstream)
        }
        #expect(lost)
    }

    @Test func `answers to nobody's request, and to one twice, are dropped`() async throws {
        let bench = try Bench { method, _, id in
            guard method == "tools/call", let id else { return nil }
            let right = Scripted.result(["content": []]).answer(to: id)
            return [Scripted.result([:]).answer(to: 999_999), right, right]
        }
        for _ in 0..<3 {
            #expect(try await bench.callTool("echo").message?["result"]?["content"] == [])
        }
    }

    @Test func `a server may ask nothing of the agent`() async throws {
        let bench = try Bench(era: .november2025) { method, _, id in
            guard method == "tools/call" else { return nil }
            return ["elicitation/create", "sampling/createMessage", "roots/list", "ping"]
                .enumerated().map { place, method in
                    [
                        "jsonrpc": "2.0", "id": .number(JSONNumber(Int64(place))),
                        "method": .string(method), "params": [:],
                    ]
                } + [Scripted.result(["content": []]).answer(to: id ?? 0)]
        }
        let answer = try await bench.callTool("echo")
        #expect(answer.messages.count == 1)
        try await Wait.until("four answers") {
            bench.server.got().filter { $0["method"] == nil }.count == 4
        }
        let answers = bench.server.got().filter { $0["method"] == nil }
        #expect(answers[0]["result"]?["action"] == "decline")
        #expect(answers[1]["error"]?["code"] == -32601)
        #expect(answers[2]["error"]?["code"] == -32601)
        #expect(answers[3]["result"] == [:])
    }

    @Test func `requests for input pass between modern peers, and every retry is judged`()
        async throws
    {
        let request: JSONValue = [
            "method": "elicitation/create",
            "params": ["mode": "form", "message": "Name?", "requestedSchema": [:]],
        ]
        let bench = try Bench { method, params, id in
            guard method == "tools/call", let id else { return nil }
            guard params["inputResponses"] == nil else { return nil }
            return [
                Scripted.result([
                    "resultType": "input_required", "inputRequests": ["name": request],
                    "requestState": "s1",
                ]).answer(to: id)
            ]
        }
        var params = JSONObject([("name", "echo"), ("arguments", ["text": "a"])])
        let first = try await bench.http(
            HTTPQuestion(
                modern: "tools/call", params, capabilities: ["elicitation": ["form": [:]]]))
        #expect(first.message?["result"]?["resultType"] == "input_required")
        #expect(first.message?["result"]?["inputRequests"]?["name"] == request)
        params["inputResponses"] = ["name": ["action": "accept", "content": ["name": "Ada"]]]
        params["requestState"] = "s1"
        let second = try await bench.http(
            HTTPQuestion(
                modern: "tools/call", params, capabilities: ["elicitation": ["form": [:]]]))
        #expect(second.message?["result"]?["resultType"] == "complete")
        let proposals = bench.desk.now.proposals
        #expect(proposals.count == 2)
        #expect(proposals[1].arguments["io.tribune/requestState"] == "s1")
        #expect(
            bench.server.got("tools/call").last?["params"]?["arguments"] == ["text": "a"])
    }

    @Test(arguments: [
        #"{"method":"sampling/createMessage","params":{}}"#, #"{"method":"other"}"#,
        #"{"method":"elicitation/create","params":{"mode":"url","url":"https://x"}}"#,
        #"{"method":"elicitation/create","params":{"url":"https://x"}}"#, "1",
    ])
    func `a request for input that was not offered refuses the result`(text: String) throws {
        let shape = ResultShape(kind: .tool, bounds: Bounds(), inputs: ["elicitation"])
        let result = JSONObject([
            ("resultType", "input_required"), ("inputRequests", ["a": try JSONValue.parse(text)]),
        ])
        guard case .refused = shape.apply(to: result) else {
            Issue.record("passed on")
            return
        }
    }

    @Test func `arguments cannot pretend to be a retry's answers`() async throws {
        let bench = try Bench()
        let answer = try await bench.callTool("echo", ["io.tribune/requestState": "x"])
        #expect(answer.code == -32602)
    }
}

import NIOCore
import StrictJSON
import Testing

@testable import Gateway

/// Requests that a door must refuse, each with its documented answer.
struct HeadTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let status: Int
        let code: Int64?
        let question: @Sendable () -> HTTPQuestion

        init(
            _ name: String, _ status: Int, _ code: Int?,
            _ question: @escaping @Sendable () -> HTTPQuestion
        ) {
            testDescription = name
            self.status = status
            self.code = code.map(Int64.init)
            self.question = question
        }
    }

    private static let call = JSONObject([("name", "echo"), ("arguments", ["text": "a"])])

    @Sendable private static func right() -> HTTPQuestion {
        HTTPQuestion(modern: "tools/call", call)
    }

    static let cases: [Case] = [
        Case("Mcp-Name mismatch", 400, -32020) { right().setting("Mcp-Name", "other") },
        Case("Mcp-Name missing", 400, -32020) { right().setting("Mcp-Name", nil) },
        Case("Mcp-Name with bad base64", 400, -32020) {
            right().setting("Mcp-Name", "=?base64?e?=")
        },
        Case("Mcp-Method missing", 400, -32020) { right().setting("Mcp-Method", nil) },
        Case("Mcp-Method mismatch", 400, -32020) { right().setting("Mcp-Method", "tools/list") },
        Case("Mcp-Param missing", 400, -32020) {
            HTTPQuestion(
                modern: "tools/call",
                JSONObject([("name", "region"), ("arguments", ["where": "eu"])]))
        },
        Case("Mcp-Param mismatch", 400, -32020) {
            HTTPQuestion(
                modern: "tools/call",
                JSONObject([("name", "region"), ("arguments", ["where": "eu"])])
            ).setting("Mcp-Param-Region", "us")
        },
        Case("Mcp-Param without its argument", 400, -32020) {
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "region"), ("arguments", [:])])
            ).setting("Mcp-Param-Region", "us")
        },
        Case("version header missing", 400, -32020) {
            right().setting("MCP-Protocol-Version", nil)
        },
        Case("version header legacy, body modern", 400, -32020) {
            right().setting("MCP-Protocol-Version", "2025-11-25")
        },
        Case("unsupported version", 400, -32022) {
            right().setting("MCP-Protocol-Version", "2099-01-01")
        },
        Case("no _meta", 400, -32602) {
            right().with(
                body: #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}"#)
        },
        Case("unknown method", 404, -32601) { HTTPQuestion(modern: "ping") },
        Case("initialize in the modern era", 404, -32601) { HTTPQuestion(modern: "initialize") },
        Case("bad origin", 403, -32600) { right().setting("Origin", "https://evil.example") },
        Case("null origin", 403, -32600) { right().setting("Origin", "null") },
        Case("foreign host", 403, -32600) { right().setting("Host", "evil.example") },
        Case("no host", 403, -32600) { right().setting("Host", nil) },
        Case("batch", 400, -32600) { right().with(body: "[]") },
        Case("null id", 400, -32600) {
            right().with(body: #"{"jsonrpc":"2.0","id":null,"method":"tools/list"}"#)
        },
        Case("fractional id", 400, -32600) {
            right().with(body: #"{"jsonrpc":"2.0","id":1.5,"method":"tools/list"}"#)
        },
        Case("params an array", 400, -32602) {
            right().with(body: #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[]}"#)
        },
        Case("parse error", 400, -32700) { right().with(body: "{") },
        Case("empty body", 400, -32700) { right().with(body: "") },
        Case("duplicate key", 400, -32700) {
            right().with(body: #"{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/list"}"#)
        },
        Case("bad UTF-8", 400, -32700) {
            var question = right()
            question.body = [UInt8(ascii: "\""), 0xFF, UInt8(ascii: "\"")]
            return question
        },
        Case("too deep", 400, -32700) {
            right().with(
                body: String(repeating: "[", count: 65) + String(repeating: "]", count: 65))
        },
        Case("not JSON by its type", 415, -32600) {
            right().setting("Content-Type", "text/plain")
        },
        Case("no type", 415, -32600) { right().setting("Content-Type", nil) },
        Case("compressed", 415, -32600) { right().setting("Content-Encoding", "gzip") },
        Case("accepts neither answer", 406, -32600) { right().setting("Accept", "text/html") },
        Case("body longer than the bound", 413, nil) {
            right().setting("Content-Length", String((8 << 20) + 1))
        },
        Case("GET in the modern era", 405, nil) {
            var question = right()
            question.method = "GET"
            question.body = []
            return question
        },
        Case("DELETE in the modern era", 405, nil) {
            var question = right()
            question.method = "DELETE"
            question.body = []
            return question
        },
        Case("PUT", 405, nil) {
            var question = right()
            question.method = "PUT"
            return question
        },
        Case("unknown server", 404, -32600) {
            var question = right()
            question.path = "/mcp/other"
            return question
        },
        Case("another path", 404, -32600) {
            var question = right()
            question.path = "/"
            return question
        },
        Case("legacy without session", 400, -32600) { HTTPQuestion(legacy: "tools/list") },
        Case("unknown session", 404, -32600) {
            HTTPQuestion(legacy: "tools/list", session: "0123")
        },
    ]

    @Test(arguments: cases)
    func `gets its documented answer, and nothing is done`(row: Case) async throws {
        let bench = try Bench()
        let answer = try await bench.http(row.question())
        #expect(answer.status == row.status)
        #expect(answer.code == row.code)
        #expect(bench.server.got("tools/call").isEmpty)
        #expect(bench.desk.now.proposals.isEmpty)
        #expect(!bench.desk.now.refused.isEmpty || row.code == -32601)
    }

    @Test func `a chunked body longer than the bound is refused before its end`() async throws {
        var bounds = Bounds()
        bounds.messageBytes = 1000
        let bench = try Bench(bounds: bounds)
        let client = try bench.connect()
        client.send(
            "POST /mcp/lab HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n")
        let chunk = "100\r\n" + String(repeating: "x", count: 256) + "\r\n"
        for _ in 0..<5 { client.send(chunk) }
        #expect(try await bench.answer(on: client).status == 413)
    }

    @Test func `a head that never ends is cut off`() async throws {
        var bounds = Bounds()
        bounds.headTime = .milliseconds(20)
        let bench = try Bench(bounds: bounds)
        let client = try bench.connect()
        client.send("POST /mcp/lab HTTP/1.1\r\nHost: ")
        try await Wait.until("the end") { client.now.closed }
    }

    @Test func `a body that never ends is cut off`() async throws {
        var bounds = Bounds()
        bounds.bodyTime = .milliseconds(20)
        let bench = try Bench(bounds: bounds)
        let client = try bench.connect()
        client.send(
            HTTPQuestion(modern: "tools/list").setting("Content-Length", "100").bytes)
        try await Wait.until("the end") { client.now.closed }
    }

    @Test func `connections beyond the bound are closed at once`() async throws {
        var bounds = Bounds()
        bounds.connections = 2
        let bench = try Bench(bounds: bounds)
        let first = try bench.connect()
        first.send(HTTPQuestion(modern: "tools/list").bytes)
        _ = try await bench.answer(on: first)
        let second = try bench.connect()
        second.send(HTTPQuestion(modern: "tools/list").bytes)
        _ = try await bench.answer(on: second)
        let third = try bench.connect()
        try await Wait.until("the end") { third.now.closed }
        #expect(!first.now.closed && !second.now.closed)
    }

    @Test func `requests beyond the bound are busy, and nothing is done`() async throws {
        var bounds = Bounds()
        bounds.requests = 1
        let bench = try Bench(bounds: bounds)
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                modern: "tools/call", JSONObject([("name", "slow"), ("arguments", [:])])
            ).bytes)
        try await Wait.until("the call") { !bench.server.got("tools/call").isEmpty }
        let answer = try await bench.callTool("echo")
        #expect(answer.status == 503 && answer.code == Int64(ErrorCode.busy))
        #expect(bench.desk.now.proposals.count == 1)
    }

    @Test func `one connection serves requests one after the other`() async throws {
        let bench = try Bench()
        let client = try bench.connect()
        client.send(HTTPQuestion(modern: "tools/list", id: 1).bytes)
        client.send(HTTPQuestion(modern: "server/discover", id: "b").bytes)
        #expect(try await bench.answer(on: client).message?["id"] == 1)
        #expect(try await bench.answer(on: client).message?["id"] == "b")
    }
}

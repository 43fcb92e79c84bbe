import StrictJSON
import TestKit
import Testing

@testable import Gateway

/// Whatever bytes come, the door answers with a documented error, and lives.
struct FuzzTests {
    /// Statuses and codes that Specs/mcp.md names.
    private static let statuses: Set<Int> = [200, 202, 400, 403, 404, 405, 406, 413, 415, 503]
    private static let codes: Set<Int64> = [
        -32700, -32600, -32601, -32602, -32603, -32020, -32022, -32800, -31403, -31429, -31500,
        -31502, -31504,
    ]

    private static let seeds: [HTTPQuestion] = [
        HTTPQuestion(
            modern: "tools/call", JSONObject([("name", "echo"), ("arguments", ["text": "hello"])])),
        HTTPQuestion(modern: "resources/read", JSONObject([("uri", "x://a")])),
        HTTPQuestion(modern: "tools/list"), HTTPQuestion(modern: "server/discover"),
        HTTPQuestion(legacy: "initialize", JSONObject([("protocolVersion", "2025-06-18")])),
    ]

    private static func spoiled(
        _ bytes: [UInt8], _ random: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(random.pick(Array("{}[]\",:\\0n".utf8)), at: place)
            case 3: bytes.insert(contentsOf: bytes[place...].prefix(16), at: place)
            default: bytes.removeSubrange(place..<min(place + 8, bytes.count))
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8)
    func `spoiled bodies get documented answers`(seed: Int) async throws {
        let bench = try Bench()
        var random = SeededGenerator(seed: UInt64(seed))
        let client = try bench.connect()
        for _ in 0..<40 {
            var question = random.pick(Self.seeds)
            question.body = Self.spoiled(question.body, &random)
            client.send(question.bytes)
            let answer = try await bench.answer(on: client)
            #expect(Self.statuses.contains(answer.status))
            if let code = answer.code { #expect(Self.codes.contains(code)) }
            #expect(answer.body.isEmpty || answer.message != nil)
        }
    }

    @Test(arguments: 0..<8)
    func `spoiled heads end in an answer or the connection's end`(seed: Int) async throws {
        let bench = try Bench()
        var random = SeededGenerator(seed: UInt64(1000 + seed))
        for _ in 0..<15 {
            let client = try bench.connect()
            client.send(Self.spoiled(random.pick(Self.seeds).bytes, &random))
            // Whatever was taken for a body that goes on ends here.
            client.send("\r\n\r\n\r\nx x x\r\n\r\n")
            client.close()
        }
        #expect(try await bench.modern("tools/list").status == 200)
    }

    @Test(arguments: 0..<8)
    func `spoiled lines are answered one by one`(seed: Int) async throws {
        let bench = try Bench()
        var random = SeededGenerator(seed: UInt64(2000 + seed))
        let line = try bench.lines()
        for _ in 0..<60 {
            let body = Self.spoiled(random.pick(Self.seeds).body, &random)
            line.bytes.send(body.filter { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")])
        }
        let last = HTTPQuestion(modern: "tools/list", id: "the-last").body
        line.bytes.send(last + [UInt8(ascii: "\n")])
        #expect(try await line.answer(to: "the-last")["result"] != nil)
        for message in line.messages {
            guard let code = message["error"]?["code"]?.asInt64 else { continue }
            #expect(Self.codes.contains(code))
        }
    }

    @Test(arguments: 0..<8)
    func `spoiled answers of a server never pass as they are`(seed: Int) async throws {
        let bench = try Bench()
        _ = try await bench.callTool("echo")
        var random = SeededGenerator(seed: UInt64(3000 + seed))
        let answer = Scripted.result([
            "content": [["type": "text", "text": "a"]], "structuredContent": ["n": 1],
        ]).answer(to: 3)
        for _ in 0..<40 {
            bench.server.say(bytes: Self.spoiled(answer.serialized(), &random) + [0x0A])
        }
        let client = try bench.connect()
        client.send(
            HTTPQuestion(modern: "tools/list").bytes)
        let listed = try await bench.answer(on: client)
        #expect(listed.status == 200)
    }

    @Test func `the first line decides, and an unknown server ends the connection`() async throws {
        let bench = try Bench()
        let wrong = try bench.lines(to: "nosuch")
        try await Wait.until("the end") { wrong.bytes.now.closed }
        let long = try bench.connect()
        long.send("TRIBUNE-STDIO " + String(repeating: "x", count: 400))
        try await Wait.until("the end") { long.now.closed }
        let slow = try bench.connect()
        for byte in "TRIBUNE-STDIO lab\n".utf8 { slow.send([byte]) }
        slow.send(HTTPQuestion(modern: "tools/list").body + [0x0A])
        try await Wait.until("an answer") { slow.text.contains("\"tools\"") }
    }

    @Test func `a line longer than the bound ends the connection`() async throws {
        var bounds = Bounds()
        bounds.messageBytes = 1000
        let bench = try Bench(bounds: bounds)
        let line = try bench.lines()
        line.bytes.send(String(repeating: "x", count: 1002))
        try await Wait.until("the end") { line.bytes.now.closed }
        #expect(bench.desk.now.refused == ["too-large"])
    }
}

import Agency
import StrictJSON
import Testing

@testable import Gateway

/// Recorded conversations of real peers, replayed on either side of the door.
struct ReplayTests {
    /// A server that answers a request as the recording did, by method and parameters.
    private static func script(_ name: String) throws -> ScriptedServer.Script {
        let sent = try SharedData.messages(name, "c2s")
        let answered = try SharedData.messages(name, "s2c")
        return { method, params, id in
            guard let id else { return [] }
            let asked = sent.first { message in
                message["method"]?.asString == method && key(message) == key(params)
            }
            let answer = answered.first {
                asked != nil && $0["id"] == asked?["id"] && $0["method"] == nil
            }
            guard var answer = answer?.asObject else {
                return method == "subscriptions/listen"
                    ? [] : [Scripted.error(-32601, "Method not found").answer(to: id)]
            }
            answer["id"] = id
            return [.object(answer)]
        }
    }

    /// What tells two requests of one method apart, whatever their metadata.
    private static func key(_ message: JSONValue) -> [JSONValue?] {
        key(message["params"]?.asObject ?? JSONObject())
    }

    private static func key(_ params: JSONObject) -> [JSONValue?] {
        [params["name"], params["uri"], params["arguments"], params["inputResponses"]]
    }

    private static let stdio = [
        "stdio-auto.jsonl", "stdio-legacy.jsonl", "stdio-client1.30.jsonl",
        "stdio-modern-vs-legacy.jsonl", "ref-time.jsonl", "ref-git.jsonl", "ref-fetch.jsonl",
        "ref-sqlite.jsonl",
    ]

    @Test(
        .enabled(if: SharedData.folder != nil, "no folder shared/data above"), arguments: stdio)
    func `every recorded request gets an answer of the recorded kind`(
        name: String
    ) async throws {
        let bench = try Bench(server: try ScriptedServer(script: try Self.script(name)))
        let line = try bench.lines()
        let answered = try SharedData.messages(name, "s2c")
        let cancelled = try SharedData.messages(name, "c2s").compactMap {
            $0["method"] == "notifications/cancelled" ? $0["params"]?["requestId"] : nil
        }
        for message in try SharedData.messages(name, "c2s") where message["result"] == nil {
            line.send(message)
            guard let id = message["id"], message["method"] != nil,
                let recorded = answered.first(where: { $0["id"] == id && $0["method"] == nil }),
                !cancelled.contains(id)
            else { continue }
            let answer = try await line.answer(to: id)
            try expect(answer, like: recorded, for: message)
        }
    }

    private func expect(
        _ answer: JSONValue, like recorded: JSONValue, for message: JSONValue
    ) throws {
        let method = message["method"]?.asString
        // A client that probes is answered in its own era, whatever the server behind speaks.
        guard method != "server/discover" else {
            #expect(answer["result"]?["supportedVersions"] == ["2026-07-28"])
            return
        }
        // Faults in arguments are found at the door, in other words than the server's.
        if method == "tools/call", recorded["result"]?["isError"] == true {
            #expect(answer["result"]?["isError"] == true)
            return
        }
        #expect((answer["error"] == nil) == (recorded["error"] == nil), "\(message)")
        #expect(answer["error"]?["code"] == recorded["error"]?["code"])
        for member in ["content", "structuredContent", "contents", "messages", "inputRequests"] {
            #expect(answer["result"]?[member] == recorded["result"]?[member])
        }
    }

    @Test(.enabled(if: SharedData.folder != nil, "no folder shared/data above"))
    func `recorded HTTP requests are read as they were sent`() async throws {
        let bench = try Bench(
            server: try ScriptedServer(script: try Self.script("stdio-auto.jsonl")))
        let requests = try SharedData.requests("http-auto.jsonl")
        #expect(!requests.isEmpty)
        for request in requests where !request.contains("subscriptions/listen") {
            guard !request.contains(#""steps""#) else { continue }
            let client = try bench.connect()
            client.send(request)
            let answer = try await bench.answer(on: client)
            // As the recorded server: an unknown resource is the one fault among them.
            #expect(answer.status == (request.contains("nope://") ? 400 : 200), "\(request)")
            client.close()
        }
    }

    /// A server's requests inside a call are not compared: the doors decline them.
    private static let asksBack = ["legacy_ask", "legacy_sample"]

    @Test(.enabled(if: SharedData.folder != nil, "no folder shared/data above"))
    func `recorded HTTP requests of a session are answered as they were`() async throws {
        let script = try Self.script("stdio-legacy.jsonl")
        let bench = try Bench(server: try ScriptedServer(era: .november2025, script: script))
        let answered = try SharedData.answers("http-legacy.jsonl")
        var session: String?
        var kinds: Set<String> = []
        for text in try SharedData.requests("http-legacy.jsonl") {
            let request = session.map { SharedData.in(session: $0, text) } ?? text
            // The stream stays open, and a call that was cancelled has no answer to compare.
            guard !text.hasPrefix("GET"), !text.contains(#""steps""#) else { continue }
            let client = try bench.connect()
            client.send(request)
            let answer = try await bench.answer(on: client)
            client.close()
            session = session ?? answer.headers["mcp-session-id"]
            let message = try SharedData.body(of: text)
            kinds.insert(message?["method"]?.asString ?? String(text.prefix { $0 != " " }))
            guard let id = message?["id"], message?["method"] != nil else {
                #expect(answer.status == (text.hasPrefix("DELETE") ? 200 : 202), "\(text)")
                continue
            }
            #expect(answer.status == 200, "\(text)")
            let tool = message?["params"]?["name"]?.asString
            let recorded = try #require(answered.first { $0["id"] == id && $0["method"] == nil })
            guard message?["method"] != "initialize", !Self.asksBack.contains(tool ?? "") else {
                continue
            }
            let found = try #require(answer.message)
            #expect(found["id"] == id)
            try expect(found, like: recorded, for: try #require(message))
        }
        #expect(kinds.count == 11, "\(kinds.sorted())")
        let gone = try await bench.http(HTTPQuestion(legacy: "ping", session: session))
        #expect(gone.status == 404, "the session was ended")
    }
}

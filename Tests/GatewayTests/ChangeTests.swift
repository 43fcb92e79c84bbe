import Agency
import NIOCore
import StrictJSON
import Testing

@testable import Gateway

/// Changes that servers tell reach those who asked, and nobody else.
struct ChangeTests {
    private static func updated(_ uri: String) -> JSONValue {
        [
            "jsonrpc": "2.0", "method": "notifications/resources/updated",
            "params": ["uri": .string(uri)],
        ]
    }

    private func listening(
        _ bench: Bench, _ filter: JSONValue
    ) async throws -> (ByteClient, JSONValue) {
        let client = try bench.connect()
        client.send(
            HTTPQuestion(
                modern: "subscriptions/listen", JSONObject([("notifications", filter)]),
                id: "listen-1"
            ).bytes)
        try await Wait.until("the acknowledgement") {
            !HTTPAnswer.events(client.text).isEmpty
        }
        return (client, try #require(HTTPAnswer.events(client.text).first))
    }

    @Test func `a modern client is acknowledged and hears what it asked for`() async throws {
        let bench = try Bench()
        bench.desk.change { $0.answers["x://secret"] = .deny(.plain) }
        let (client, acknowledged) = try await listening(
            bench,
            ["toolsListChanged": true, "resourceSubscriptions": ["x://a", "x://secret"]])
        #expect(acknowledged["method"] == "notifications/subscriptions/acknowledged")
        #expect(
            acknowledged["params"]?["notifications"]
                == ["toolsListChanged": true, "resourceSubscriptions": ["x://a"]])
        #expect(bench.desk.now.proposals.map(\.verb) == [.subscribe, .subscribe])
        bench.server.say(Self.updated("x://secret"))
        bench.server.say(Self.updated("x://a"))
        bench.server.say(["jsonrpc": "2.0", "method": "notifications/prompts/list_changed"])
        bench.server.say(["jsonrpc": "2.0", "method": "notifications/tools/list_changed"])
        try await Wait.until("the change") { HTTPAnswer.events(client.text).count >= 3 }
        let told = HTTPAnswer.events(client.text).dropFirst()
        #expect(
            told.map { $0["method"]?.asString } == [
                "notifications/resources/updated", "notifications/tools/list_changed",
            ])
        #expect(told.allSatisfy { $0["params"]?["_meta"]?[MetaKey.subscription] == "listen-1" })
        #expect(told.first?["params"]?["uri"] == "x://a")
    }

    @Test func `the gateway listens upstream for those who listen below`() async throws {
        let bench = try Bench()
        let (client, _) = try await listening(bench, ["resourceSubscriptions": ["x://a"]])
        try await Wait.until("the listen") {
            bench.server.got("subscriptions/listen").last?["params"]?["notifications"]?[
                "resourceSubscriptions"] == ["x://a"]
        }
        client.close()
        try await Wait.until("the listen without it") {
            bench.server.got("subscriptions/listen").last?["params"]?["notifications"]?[
                "resourceSubscriptions"] == nil
        }
    }

    @Test func `a legacy session subscribes and hears on its own stream`() async throws {
        let bench = try Bench(era: .november2025)
        let session = try await bench.handshake()
        let stream = try bench.connect()
        var listen = HTTPQuestion(legacy: "x", session: session)
        listen.method = "GET"
        listen.body = []
        stream.send(listen.bytes)
        try await Wait.until("the stream") { stream.text.contains("text/event-stream") }
        let subscribed = try await bench.http(
            HTTPQuestion(
                legacy: "resources/subscribe", JSONObject([("uri", "x://a")]), session: session))
        #expect(subscribed.message?["result"] == [:])
        try await Wait.until("upstream") { bench.server.got("resources/subscribe").count == 1 }
        bench.server.say(Self.updated("x://b"))
        bench.server.say(Self.updated("x://a"))
        try await Wait.until("the change") { !HTTPAnswer.events(stream.text).isEmpty }
        #expect(HTTPAnswer.events(stream.text).first?["params"]?["uri"] == "x://a")
        let second = try await bench.http(listen)
        #expect(second.status == 409)
    }

    @Test func `a denied subscription is an error of our own code`() async throws {
        let bench = try Bench()
        bench.desk.change { $0.answers["x://a"] = .deny(.plain) }
        let line = try bench.lines()
        _ = try await line.ask(1, "initialize", JSONObject([("protocolVersion", "2025-06-18")]))
        let answer = try await line.ask(
            2, "resources/subscribe", JSONObject([("uri", "x://a")]))
        #expect(answer["error"]?["code"]?.asInt64 == Int64(ErrorCode.denied))
    }

    @Test func `a storm of changes is told seldom, and the last one is told`() async throws {
        var bounds = Bounds()
        bounds.changePause = .milliseconds(50)
        let bench = try Bench(bounds: bounds)
        let (client, _) = try await listening(bench, ["promptsListChanged": true])
        for _ in 0..<500 {
            bench.server.say(["jsonrpc": "2.0", "method": "notifications/prompts/list_changed"])
        }
        try await Wait.until("the first and the last") {
            HTTPAnswer.events(client.text).count >= 3
        }
        #expect(HTTPAnswer.events(client.text).count < 100)
    }

    @Test func `what the mandate hides is not listed`() async throws {
        let bench = try Bench()
        bench.desk.change { $0.hidden = ["x://a", "prompt:p"] }
        let resources = try await bench.modern("resources/list").message?["result"]
        #expect(resources?["resources"] == [["uri": "x://b", "name": "b"]])
        let prompts = try await bench.modern("prompts/list").message?["result"]
        #expect(prompts?["prompts"] == [["name": "o"]])
    }

    @Test func `an allowance lets so many pass and refills with time`() {
        var allowance = Allowance(perSecond: 10)
        let start = NIODeadline.uptimeNanoseconds(1)
        #expect((0..<100).count { _ in allowance.take(at: start) } == 20)
        let later = start + .milliseconds(500)
        #expect((0..<100).count { _ in allowance.take(at: later) } == 5)
    }
}

import Agency
import StrictJSON
import Testing

@testable import Gateway

/// Agents that an agent starts, over `/children`.
struct ChildrenTests {
    private static let wish: JSONValue = [
        "agent": "scout", "command": ["/bin/scout", "-v"], "limits": ["calls": 3],
        "scope": ["servers": ["lab": ["tools": ["echo"]]]],
    ]

    private func question(
        _ method: String, _ path: String = "/children", _ body: JSONValue? = nil
    ) -> HTTPQuestion {
        var question = HTTPQuestion(
            headers: [
                ("Host", "127.0.0.1"), ("Content-Type", "application/json"),
                ("Accept", "application/json"),
            ], body: body?.serialized() ?? [])
        question.method = method
        question.path = path
        return question
    }

    @Test func `a permitted child is started as it was judged, and its lease is told`() async throws
    {
        let bench = try Bench()
        let answer = try await bench.http(question("POST", "/children", Self.wish))
        #expect(answer.status == 201)
        let lease = try #require(answer.message?["lease"]?.asString.flatMap { LeaseID($0) })
        let request = try #require(bench.desk.now.children[lease])
        #expect(request.agent.text == "scout")
        #expect(request.command == ["/bin/scout", "-v"])
        #expect(request.slice == [.calls: 3, .liveCopies: 1])
        let proposal = try #require(bench.desk.now.proposals.last)
        #expect(proposal.verb == .spawn && proposal.target == "scout")
        #expect(proposal.lease == bench.lease)
        #expect(try SpawnRequest(proposal.arguments) == request)
    }

    @Test func `a refused child is not started, and the agent gets the constant text`() async throws
    {
        let bench = try Bench()
        bench.desk.change { $0.answers["scout"] = .deny(.plain) }
        let answer = try await bench.http(question("POST", "/children", Self.wish))
        #expect(answer.status == 403)
        #expect(answer.message?["error"] == .string(Denial.constantText))
        #expect(bench.desk.now.children.isEmpty)
    }

    @Test func `a child that does not start is an error, not a lease`() async throws {
        let bench = try Bench()
        bench.desk.change { $0.startsChildren = false }
        let answer = try await bench.http(question("POST", "/children", Self.wish))
        #expect(answer.status == 500)
        #expect(answer.message?["lease"] == nil)
    }

    @Test(
        arguments: [
            "", "[]", "{", #"{"agent":"scout"}"#, #"{"agent":"a b","command":[],"limits":{}}"#,
            #"{"agent":"scout","command":["/x"],"limits":{"souls":1},"scope":{}}"#,
            #"{"agent":"scout","command":["/x"],"limits":{},"scope":{},"more":1}"#,
            #"{"agent":"scout","agent":"x","command":["/x"],"limits":{},"scope":{}}"#,
        ])
    func `what is no spawn request is refused and recorded`(body: String) async throws {
        let bench = try Bench()
        let answer = try await bench.http(
            question("POST", "/children", .null).with(body: body))
        #expect(answer.status == 400)
        #expect(bench.desk.now.refused == ["spawn"])
        #expect(bench.desk.now.proposals.isEmpty)
    }

    @Test func `a child that waits for a person is withdrawn when the agent goes away`()
        async throws
    {
        let bench = try Bench()
        bench.desk.change { $0.answers["scout"] = .ask }
        let client = try bench.connect()
        client.send(question("POST", "/children", Self.wish).bytes)
        try await Wait.until("the ask") { !bench.desk.asks.isEmpty }
        let ask = try #require(bench.desk.asks.first)
        client.close()
        try await Wait.until("the withdrawal") { bench.desk.now.withdrawn == [ask] }
        #expect(bench.desk.now.children.isEmpty)
    }

    @Test func `a person's yes starts the child that waits`() async throws {
        let bench = try Bench()
        bench.desk.change { $0.answers["scout"] = .ask }
        let client = try bench.connect()
        client.send(question("POST", "/children", Self.wish).bytes)
        try await Wait.until("the ask") { !bench.desk.asks.isEmpty }
        bench.desk.decide(try #require(bench.desk.asks.first), permit: true)
        #expect(try await bench.answer(on: client).status == 201)
    }

    @Test func `a parent sees its child live and ended, and may end it`() async throws {
        let bench = try Bench()
        let made = try await bench.http(question("POST", "/children", Self.wish))
        let lease = try #require(made.message?["lease"]?.asString)
        let live = try await bench.http(question("GET", "/children/\(lease)"))
        #expect(live.status == 200)
        #expect(live.message?["live"] == true)
        #expect(live.message?["exit_status"] == nil)
        #expect(try await bench.http(question("DELETE", "/children/\(lease)")).status == 204)
        let ended = try await bench.http(question("GET", "/children/\(lease)"))
        #expect(ended.message?["live"] == false)
        #expect(ended.message?["exit_status"] == 7)
    }

    @Test(arguments: ["GET", "DELETE"])
    func `a lease that is no child of the door's own is not there`(method: String) async throws {
        let bench = try Bench()
        let answer = try await bench.http(question(method, "/children/lease-9"))
        #expect(answer.status == 404)
        #expect(bench.desk.now.refused == ["child"])
    }

    @Test(arguments: [("PUT", "/children"), ("GET", "/children"), ("POST", "/children/x")])
    func `other methods have no place`(method: String, path: String) async throws {
        let bench = try Bench()
        #expect(try await bench.http(question(method, path, Self.wish)).status == 405)
    }
}

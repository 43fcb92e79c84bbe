import Agency
import Logging
import NIOCore
import StrictJSON
import Testing

@testable import Gateway

/// One lease's doors between a scripted server and test clients.
final class Bench {
    let desk = FakeDesk()
    let server: ScriptedServer
    let gateway: Gateway
    let port: Int
    let lease: LeaseID
    private var clients: [ByteClient] = []

    init(server: ScriptedServer, bounds: Bounds = Bounds()) throws {
        self.server = server
        gateway = Gateway(
            desk: desk, threads: 1, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            bounds: bounds)
        let listener = try Descriptors.listener()
        port = listener.port
        lease = try #require(LeaseID("lease-1"))
        let plan = DoorPlan(
            lease: lease, agent: try #require(AgentName("agent")),
            servers: [try #require(ServerName("lab")): server.upstream])
        try gateway.open(plan, listener: listener.descriptor)
    }

    convenience init(
        era: ProtocolVersion = .july2026, bounds: Bounds = Bounds(),
        script: @escaping ScriptedServer.Script = { _, _, _ in nil }
    ) throws {
        try self.init(server: try ScriptedServer(era: era, script: script), bounds: bounds)
    }

    deinit {
        for client in clients { client.close() }
        gateway.end()
        server.leave()
    }

    func connect() throws -> ByteClient {
        let client = try ByteClient(port: port)
        clients.append(client)
        return client
    }

    /// One request on a connection of its own, and its whole answer.
    func http(_ request: HTTPQuestion) async throws -> HTTPAnswer {
        let client = try connect()
        client.send(request.bytes)
        let answer = try await self.answer(on: client)
        client.close()
        return answer
    }

    /// The next whole answer on a connection.
    func answer(on client: ByteClient) async throws -> HTTPAnswer {
        try await Wait.until("an HTTP answer") {
            HTTPAnswer(client.now) != nil || client.now.closed
        }
        let answer = try #require(HTTPAnswer(client.now), "closed without an answer")
        client.drop(answer.length)
        return answer
    }

    /// A modern request and its answer.
    func modern(
        _ method: String, _ params: JSONObject = JSONObject(), token: JSONValue? = nil
    ) async throws -> HTTPAnswer {
        try await http(HTTPQuestion(modern: method, params, token: token))
    }

    func callTool(
        _ name: String, _ arguments: JSONValue = ["text": "hi"]
    ) async throws -> HTTPAnswer {
        try await modern(
            "tools/call", JSONObject([("name", .string(name)), ("arguments", arguments)]))
    }

    /// A session of the handshake era, ready for requests.
    func handshake(_ version: ProtocolVersion = .november2025) async throws -> String {
        let answer = try await http(
            HTTPQuestion(
                legacy: "initialize",
                JSONObject([
                    ("protocolVersion", .string(version.rawValue)), ("capabilities", [:]),
                    ("clientInfo", ["name": "t", "version": "1"]),
                ])))
        return try #require(answer.headers["mcp-session-id"])
    }

    /// A line connection.
    func lines(to server: String = "lab") throws -> LineClient {
        LineClient(try connect(), server: server)
    }
}

import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import StrictJSON

/// Streamable HTTP with a server, both eras: a POST for each message, its answer a JSON body or
/// an event stream; in the handshake era also a session and a GET stream. No redirect is
/// followed, no proxy used, nothing resumed: a retry would be a second act.
final class HTTPLink: UpstreamLink {
    /// Connections at once, and how long one rests before it is closed.
    private static let connectionsMax = 64
    private static let restTime = TimeAmount.seconds(2)
    private static let reopenTime = TimeAmount.seconds(5)

    private let loop: any EventLoop
    private let address: ServerAddress?
    private let bounds: Bounds
    private weak var client: UpstreamClient?
    private var session: String?
    private var version: ProtocolVersion?
    private var resting: [HTTPTurnHandler] = []
    private var connections: [ObjectIdentifier: HTTPTurnHandler] = [:]
    private var opening = 0
    private var turns: [Int64: HTTPTurn] = [:]
    private var tls: NIOSSLContext?
    private var closed = false

    init(loop: any EventLoop, url: String, bounds: Bounds) {
        self.loop = loop
        address = ServerAddress(url)
        self.bounds = bounds
    }

    var hasRoom: Bool {
        !closed && connections.count - resting.count + opening < Self.connectionsMax
    }

    func start(_ client: UpstreamClient) {
        self.client = client
        guard let address else { return client.linkClosed() }
        guard address.secure else { return }
        do {
            tls = try NIOSSLContext(configuration: .makeClientConfiguration())
        } catch {
            client.linkClosed()
        }
    }

    func send(_ message: UpstreamMessage) {
        guard let address, !closed else {
            if let id = message.id { lose(id) }
            return
        }
        version = message.version ?? version
        let turn = HTTPTurn(
            head: head(for: message, to: address), body: message.bytes, id: message.id)
        watch(turn, message)
        if let id = message.id { turns[id] = turn }
        run(turn)
    }

    func cancel(_ id: Int64, version: ProtocolVersion) {
        guard let turn = turns.removeValue(forKey: id) else { return }
        if !version.isModern {
            let method = "notifications/cancelled"
            let params = JSONObject([("requestId", .number(JSONNumber(id)))])
            send(
                UpstreamMessage(
                    id: nil, method: method, json: Message.notification(method, params),
                    version: version))
        }
        // Closing the answer's stream is the cancellation of the modern era.
        turn.dropped = true
        turn.drop?()
    }

    func close() {
        closed = true
        for connection in Array(connections.values) { connection.close() }
        resting = []
        turns = [:]
    }

    private func lose(_ id: Int64) {
        // Later: the sender is still inside its own call.
        loop.assumeIsolated().execute { [weak client] in client?.lost(id) }
    }

    // Heads and answers.

    private func head(for message: UpstreamMessage, to address: ServerAddress) -> HTTPRequestHead {
        var headers = HTTPHeaders([
            ("Host", address.authority), ("Content-Type", "application/json"),
            ("Accept", "application/json, text/event-stream"),
        ])
        if let version = message.version, message.method != "initialize" {
            headers.add(name: "MCP-Protocol-Version", value: version.rawValue)
        }
        if message.version?.isModern == true {
            headers.add(name: "Mcp-Method", value: message.method)
            for (name, value) in message.headers { headers.add(name: name, value: value) }
        } else if let session {
            headers.add(name: "Mcp-Session-Id", value: session)
        }
        headers.add(name: "Content-Length", value: String(message.bytes.count))
        return HTTPRequestHead(
            version: .http1_1, method: .POST, uri: address.target, headers: headers)
    }

    private func watch(_ turn: HTTPTurn, _ message: UpstreamMessage) {
        var status = 0
        turn.onHead = { [weak self] head in
            status = Int(head.status.code)
            guard message.method == "initialize", status == 200 else { return }
            self?.session = head.headers["Mcp-Session-Id"].first
        }
        turn.onMessage = { [weak self] bytes in self?.took(bytes, turn.id) }
        turn.onEnd = { [weak self] in self?.ended(turn, message, status) }
    }

    private func took(_ bytes: [UInt8], _ id: Int64?) {
        guard let client, let message = client.read(bytes) else { return }
        if case .notification(let method, let params) = message, let id,
            method != "notifications/progress"
        {
            return client.received(method, params, for: id)
        }
        client.received(message)
    }

    private func ended(_ turn: HTTPTurn, _ message: UpstreamMessage, _ status: Int) {
        if message.method == "notifications/initialized" { openStream() }
        guard let id = turn.id, turns.removeValue(forKey: id) != nil, !turn.dropped else { return }
        // The session is over: what was agreed in it is too.
        if status == 404, message.version?.isModern == false { client?.forget() }
        guard status >= 400 else { return lose(id) }
        // A refusal without a JSON-RPC body is still an answer: nothing was done.
        let error = RPCError(ErrorCode.internalError, "The server refused the request")
        loop.assumeIsolated().execute { [weak client] in
            client?.received(.response(Message.Response(id: .number(id), outcome: .failure(error))))
        }
    }

    /// The stream on which a server of the handshake era tells what belongs to no request.
    private func openStream() {
        guard let address, let session, !closed, version?.isModern == false else { return }
        let headers = HTTPHeaders([
            ("Host", address.authority), ("Accept", "text/event-stream"),
            ("Mcp-Session-Id", session),
            ("MCP-Protocol-Version", version?.rawValue ?? ProtocolVersion.november2025.rawValue),
        ])
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: address.target, headers: headers)
        let turn = HTTPTurn(head: head, body: [], id: nil)
        var status = 0
        turn.onHead = { status = Int($0.status.code) }
        turn.onMessage = { [weak self] bytes in
            if status == 200 { self?.took(bytes, nil) }
        }
        turn.onEnd = { [weak self] in
            guard status == 200 else { return }
            self?.loop.assumeIsolated().scheduleTask(in: Self.reopenTime) { self?.openStream() }
        }
        run(turn)
    }

    // Connections.

    private func run(_ turn: HTTPTurn) {
        if let rested = resting.popLast() { return rested.begin(turn) }
        connect(turn)
    }

    private func connect(_ turn: HTTPTurn) {
        guard let address else { return }
        opening += 1
        let handler = HTTPTurnHandler(
            maximum: bounds.upstreamBytes, rested: { [weak self] in self?.rested($0) },
            closed: { [weak self] in self?.gone($0) })
        let parts = NIOLoopBound((handler, tls, address.host), eventLoop: loop)
        ClientBootstrap(group: loop)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connectTimeout(.seconds(10))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (handler, tls, host) = parts.value
                    try Self.prepare(channel, handler, tls, host)
                }
            }
            .connect(host: address.host, port: address.port)
            .assumeIsolated()
            .whenComplete { [weak self] in self?.connected($0, handler, turn) }
    }

    private static func prepare(
        _ channel: any Channel, _ handler: HTTPTurnHandler, _ tls: NIOSSLContext?, _ host: String
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        if let tls {
            // An address has no name to show; its certificate is checked against the address.
            let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
            try pipeline.addHandler(
                NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host))
        }
        try pipeline.addHTTPClientHandlers()
        try pipeline.addHandler(handler)
    }

    private func connected(
        _ result: Result<any Channel, any Error>, _ handler: HTTPTurnHandler, _ turn: HTTPTurn
    ) {
        opening -= 1
        switch result {
        case .failure: turn.onEnd?()
        case .success(let channel) where closed: channel.close(promise: nil)
        case .success:
            connections[ObjectIdentifier(handler)] = handler
            handler.begin(turn)
        }
    }

    private func rested(_ connection: HTTPTurnHandler) {
        guard !closed else { return connection.close() }
        resting.append(connection)
        connection.rest(Self.restTime)
    }

    private func gone(_ connection: HTTPTurnHandler) {
        connections[ObjectIdentifier(connection)] = nil
        resting.removeAll { $0 === connection }
    }
}

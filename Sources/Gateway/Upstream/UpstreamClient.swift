import NIOCore
import StrictJSON

/// Tribune as the MCP client of one server: one id space, one agreed version, every answer
/// matched to a live request. Lives on its lease's event loop and is touched only there.
final class UpstreamClient {
    private struct Pending {
        let reply: (UpstreamReply) -> Void
        let onProgress: ((JSONObject) -> Void)?
        let onNotification: ((String, JSONObject) -> Void)?
        let timer: Scheduled<Void>?
    }

    private enum State {
        /// Nothing agreed, nothing asked: the next request asks.
        case idle
        case starting
        case ready(Welcome)
        case lost
    }

    /// Told of every agreement, before anybody who waited for it.
    var onReady: ((Welcome) -> Void)?
    /// Told of every notification that belongs to no request.
    var onNotification: ((String, JSONObject) -> Void)?

    let loop: NIOIsolatedEventLoop
    let bounds: Bounds
    private let link: any UpstreamLink
    private var state = State.idle
    private var waiting: [(Welcome?) -> Void] = []
    private var pending: [Int64: Pending] = [:]
    private var lastID: Int64 = 0
    private var unreadable = 0

    init(loop: any EventLoop, link: any UpstreamLink, bounds: Bounds) {
        self.loop = loop.assumeIsolated()
        self.link = link
        self.bounds = bounds
    }

    /// What was agreed; nil before, and after the connection was lost.
    var welcome: Welcome? { if case .ready(let welcome) = state { welcome } else { nil } }

    /// True while another request may be sent.
    var hasRoom: Bool { link.hasRoom && pending.count < bounds.requests * 2 }

    func start() {
        link.start(self)
        if case .idle = state { probe() }
    }

    /// Calls back once the version is agreed, with nil when there will be none.
    func whenReady(_ body: @escaping (Welcome?) -> Void) {
        switch state {
        case .ready(let welcome): body(welcome)
        case .lost: body(nil)
        case .starting: waiting.append(body)
        case .idle:
            waiting.append(body)
            probe()
        }
    }

    /// Sends a request once the version is agreed. `reply` comes once, unless cancelled before.
    @discardableResult
    func send(_ request: UpstreamRequest, reply: @escaping (UpstreamReply) -> Void) -> Int64? {
        guard let welcome else {
            reply(.lost)
            return nil
        }
        return send(request, version: welcome.version, reply: reply)
    }

    /// Forgets a request and tells the server so.
    func cancel(_ id: Int64) {
        guard let gone = pending.removeValue(forKey: id), let welcome else { return }
        gone.timer?.cancel()
        link.cancel(id, version: welcome.version)
    }

    func notify(_ method: String, _ params: JSONObject) {
        let version = welcome?.version
        let json = Message.notification(method, params)
        link.send(UpstreamMessage(id: nil, method: method, json: json, version: version))
    }

    /// The link ended for good: nothing more comes of this server.
    var hasEnded: Bool { if case .lost = state { true } else { false } }

    func close() {
        link.close()
        linkClosed()
    }

    /// What was agreed does not hold any more, or nothing could be; the next request asks anew.
    func forget() {
        if case .lost = state { return }
        state = .idle
        announce(nil)
    }

    /// The link ended: every waiter learns it, once.
    func linkClosed() {
        if case .lost = state { return }
        state = .lost
        let open = pending.sorted { $0.key < $1.key }
        pending = [:]
        for (_, request) in open {
            request.timer?.cancel()
            request.reply(.lost)
        }
        announce(nil)
    }

    private func announce(_ welcome: Welcome?) {
        if let welcome { onReady?(welcome) }
        let bodies = waiting
        waiting = []
        for body in bodies { body(welcome) }
    }

    private func send(
        _ request: UpstreamRequest, version: ProtocolVersion,
        reply: @escaping (UpstreamReply) -> Void
    ) -> Int64 {
        lastID += 1
        let id = lastID
        let timer = request.timeout.map { time in
            loop.scheduleTask(in: time) { [weak self] () -> Void in self?.expire(id) }
        }
        pending[id] = Pending(
            reply: reply, onProgress: request.onProgress,
            onNotification: request.onNotification, timer: timer)
        let json = Message.request(
            id: .number(id), method: request.method,
            params: Self.enveloped(request, id: id, version: version))
        link.send(
            UpstreamMessage(
                id: id, method: request.method, json: json, version: version,
                headers: request.headers))
        return id
    }

    private func expire(_ id: Int64) {
        guard let late = pending.removeValue(forKey: id) else { return }
        if let welcome { link.cancel(id, version: welcome.version) }
        late.reply(.timedOut)
    }

    /// The agent's `_meta` is never forwarded: it was not judged. This one is ours.
    private static func enveloped(
        _ request: UpstreamRequest, id: Int64, version: ProtocolVersion
    ) -> JSONObject {
        var params = request.params
        var meta = JSONObject()
        if request.onProgress != nil { meta[MetaKey.progressToken] = .number(JSONNumber(id)) }
        if version.isModern {
            meta[MetaKey.version] = .string(version.rawValue)
            meta[MetaKey.clientInfo] = .object(clientInfo)
            meta[MetaKey.capabilities] = .object(request.capabilities)
        }
        params["_meta"] = meta.isEmpty ? nil : .object(meta)
        return params
    }

    private static let clientInfo = JSONObject([("name", "tribune"), ("version", "1")])
}

// Agreeing on a version.
extension UpstreamClient {
    /// Asks a modern question first; a server that does not know it gets the handshake.
    private func probe() {
        state = .starting
        let request = UpstreamRequest(
            method: "server/discover", params: JSONObject(), timeout: bounds.probeTime)
        _ = send(request, version: .july2026) { [weak self] reply in self?.probed(reply) }
    }

    private func probed(_ reply: UpstreamReply) {
        switch reply {
        case .result(let result):
            guard let welcome = Welcome(discovered: result, bounds: bounds) else {
                return handshake()
            }
            agreed(welcome)
        case .error, .timedOut: handshake()
        case .lost: forget()
        }
    }

    private func handshake() {
        let version = ProtocolVersion.november2025
        let request = UpstreamRequest(
            method: "initialize",
            params: JSONObject([
                ("protocolVersion", .string(version.rawValue)), ("capabilities", [:]),
                ("clientInfo", .object(Self.clientInfo)),
            ]), timeout: bounds.handshakeTime)
        _ = send(request, version: version) { [weak self] reply in self?.shookHands(reply) }
    }

    private func shookHands(_ reply: UpstreamReply) {
        guard case .result(let result) = reply,
            let welcome = Welcome(initialized: result, bounds: bounds)
        else { return forget() }
        state = .ready(welcome)
        notify("notifications/initialized", JSONObject())
        announce(welcome)
    }

    private func agreed(_ welcome: Welcome) {
        guard case .starting = state else { return }
        state = .ready(welcome)
        announce(welcome)
    }
}

// What a server sends.
extension UpstreamClient {
    /// One line of a pipe. Lines that are no message are counted and, past a bound, not forgiven.
    func received(line: [UInt8]) {
        guard !line.isEmpty else { return }
        guard let message = read(line) else {
            unreadable += 1
            if unreadable > bounds.unreadableLines { close() }
            return
        }
        received(message)
    }

    /// The message of one text, nil when it is none.
    func read(_ bytes: [UInt8]) -> Message? {
        let limits = JSONLimits(
            bytesMax: bounds.upstreamBytes, depthMax: JSONLimits.standard.depthMax,
            nodesMax: JSONLimits.standard.nodesMax)
        guard let value = try? JSONValue.parse(bytes, limits: limits) else { return nil }
        return try? Message.read(value)
    }

    func received(_ message: Message) {
        switch message {
        case .response(let response): answered(response)
        case .request(let request): refuse(request)
        case .notification("notifications/progress", let params): progressed(params)
        case .notification(let method, let params): onNotification?(method, params)
        }
    }

    /// A notification that came on the answer stream of request `id`.
    func received(_ method: String, _ params: JSONObject, for id: Int64) {
        (pending[id]?.onNotification ?? onNotification)?(method, params)
    }

    /// A request whose link ended before its answer.
    func lost(_ id: Int64) {
        guard let gone = pending.removeValue(forKey: id) else { return }
        gone.timer?.cancel()
        gone.reply(.lost)
    }

    private func answered(_ response: Message.Response) {
        guard case .number(let id) = response.id, let request = pending.removeValue(forKey: id)
        else { return }
        request.timer?.cancel()
        switch response.outcome {
        case .success(let result): request.reply(.result(result))
        case .failure(let error): request.reply(.error(error))
        }
    }

    private func progressed(_ params: JSONObject) {
        guard let token = params["progressToken"]?.asInt64 else { return }
        pending[token]?.onProgress?(params)
    }

    /// A server may not ask anything of the agent: no capability was declared.
    private func refuse(_ request: Message.Request) {
        let json: JSONValue =
            switch request.method {
            case "ping": Message.result(JSONObject(), to: request.id)
            case "elicitation/create":
                Message.result(JSONObject([("action", "decline")]), to: request.id)
            default:
                RPCError.methodNotFound(request.method, modern: false).response(to: request.id)
            }
        link.send(
            UpstreamMessage(id: nil, method: "", json: json, version: welcome?.version))
    }
}

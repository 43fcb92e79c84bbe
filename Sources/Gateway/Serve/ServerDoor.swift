import Agency
import Logging
import NIOCore
import StrictJSON

/// The door of one lease to one server: every request of every client of the lease comes here,
/// whatever its era or wire, and is either answered from what the gateway may tell, or becomes an
/// `Act`. Lives on the lease's event loop.
final class ServerDoor {
    let name: ServerName
    let lease: LeaseID
    let desk: any AgentDesk
    let bounds: Bounds
    let client: UpstreamClient
    let tools: Shelf<Tool>
    let prompts: Shelf<Prompt>
    let logger: Logger
    /// Legacy HTTP sessions by id.
    var sessions: [String: Session] = [:]
    /// Line connections.
    var lines: [ObjectIdentifier: Session] = [:]
    /// Modern clients that listen for changes.
    var listeners: [ObjectIdentifier: Listener] = [:]
    let feed: ChangeFeed
    let pace: ChangePace
    private var acts: [ObjectIdentifier: Act] = [:]
    private var closed = false

    init(
        name: ServerName, lease: LeaseID, desk: any AgentDesk, client: UpstreamClient,
        logger: Logger
    ) {
        self.name = name
        self.lease = lease
        self.desk = desk
        self.client = client
        self.logger = logger
        bounds = client.bounds
        tools = Shelf(client: client, desk: desk, server: name, lease: lease)
        prompts = Shelf(client: client, desk: desk, server: name, lease: lease)
        feed = ChangeFeed(client: client)
        pace = ChangePace(loop: client.loop, pause: client.bounds.changePause)
    }

    func start() {
        client.onNotification = { [weak self] method, params in self?.heard(method, params) }
        client.onReady = { [weak self] welcome in self?.agreed(welcome) }
        client.start()
        client.whenReady { [logger, name] welcome in
            guard welcome == nil else { return }
            logger.warning("server not reached", metadata: ["server": "\(name)"])
        }
    }

    private func agreed(_ welcome: Welcome) {
        logger.debug(
            "server reached",
            metadata: ["server": "\(name)", "version": "\(welcome.version.rawValue)"])
        tools.changed()
        prompts.changed()
        feed.start(welcome)
    }

    /// Ends everything at once: nothing new, nothing in flight.
    func close() {
        guard !closed else { return }
        closed = true
        for act in Array(acts.values) { act.stop() }
        for session in Array(sessions.values) + Array(lines.values) { session.end() }
        for listener in Array(listeners.values) { listener.exchange.fail(.upstreamLost) }
        sessions = [:]
        lines = [:]
        listeners = [:]
        client.close()
    }

    /// Answers a request once the server's version is agreed.
    func handle(_ exchange: Exchange) {
        client.whenReady { [weak self] welcome in
            guard exchange.isOpen else { return }
            guard let self, let welcome, !closed else {
                return exchange.fail(self?.client.hasEnded == true ? .upstreamEnded : .upstreamLost)
            }
            route(exchange, welcome)
        }
    }

    private func route(_ exchange: Exchange, _ welcome: Welcome) {
        switch exchange.request.method {
        case "tools/list": listTools(exchange)
        case "tools/call": callTool(exchange)
        case "resources/list": list(exchange, .resources, welcome)
        case "resources/templates/list": list(exchange, .templates, welcome)
        case "resources/read": readResource(exchange)
        case "prompts/list": listPrompts(exchange, welcome)
        case "prompts/get": getPrompt(exchange)
        case "completion/complete": complete(exchange)
        default:
            exchange.caller.version.isModern
                ? routeModern(exchange, welcome) : routeLegacy(exchange, welcome)
        }
    }

    private func routeModern(_ exchange: Exchange, _ welcome: Welcome) {
        switch exchange.request.method {
        case "server/discover": discover(exchange, welcome)
        case "subscriptions/listen": listen(exchange)
        case let method: exchange.fail(.methodNotFound(method, modern: true))
        }
    }

    private func routeLegacy(_ exchange: Exchange, _ welcome: Welcome) {
        switch exchange.request.method {
        case "initialize": initialize(exchange, welcome)
        case "ping": exchange.finish(JSONObject())
        case "resources/subscribe": subscribe(exchange)
        case "resources/unsubscribe": unsubscribe(exchange)
        case let method: exchange.fail(.methodNotFound(method, modern: false))
        }
    }

    /// Sends an action round and ties its life to the exchange's.
    func perform(
        _ action: Action, _ effect: Act.Effect, for exchange: Exchange,
        ended: @escaping (ActEnd) -> Void
    ) {
        guard !closed else { return exchange.fail(.upstreamLost) }
        let act = Act(action, effect, client: client, desk: desk, ended: ended)
        let key = ObjectIdentifier(act)
        acts[key] = act
        let modern = exchange.caller.version.isModern
        exchange.onDeparture = { [weak act] departure in
            departure == .disconnected && !modern ? act?.orphan() : act?.depart()
        }
        act.onWaiting = { [weak exchange] in exchange?.waiting() }
        act.onOver = { [weak self] in self?.acts[key] = nil }
        act.begin()
    }
}

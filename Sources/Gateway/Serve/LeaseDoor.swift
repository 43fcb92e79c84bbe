import Agency
import Logging
import NIOCore
import NIOPosix
import StrictJSON

/// All doors of one lease: its listener, its connections, its servers. The listener is the
/// lease's identity; nothing that a client says can change whose request it is. Everything of a
/// lease lives on one event loop, so nothing here is locked.
final class LeaseDoor {
    let lease: LeaseID
    let desk: any AgentDesk
    let bounds: Bounds
    let loop: any EventLoop
    let gate: Gate
    /// Requests in flight.
    var requests = 0
    private let servers: [ServerName: ServerDoor]
    private var connections: [ObjectIdentifier: any Channel] = [:]
    private var listener: (any Channel)?
    private var closed = false

    init(
        _ plan: DoorPlan, desk: any AgentDesk, gate: Gate, bounds: Bounds, loop: any EventLoop,
        logger: Logger
    ) {
        lease = plan.lease
        let desk = PacedDesk(desk, bounds: bounds)
        self.desk = desk
        self.bounds = bounds
        self.loop = loop
        self.gate = gate
        var logger = logger
        logger[metadataKey: "lease"] = "\(plan.lease)"
        var servers: [ServerName: ServerDoor] = [:]
        for (name, upstream) in plan.servers {
            let link = Self.link(upstream, loop, bounds)
            let client = UpstreamClient(loop: loop, link: link, bounds: bounds)
            servers[name] = ServerDoor(
                name: name, lease: plan.lease, desk: desk, client: client, logger: logger)
        }
        self.servers = servers
    }

    private static func link(
        _ upstream: Upstream, _ loop: any EventLoop, _ bounds: Bounds
    ) -> any UpstreamLink {
        switch upstream {
        case .pipes(let read, let write):
            PipeLink(loop: loop, read: read, write: write, bounds: bounds)
        case .http(let url): HTTPLink(loop: loop, url: url, bounds: bounds)
        }
    }

    func start() {
        for server in servers.values { server.start() }
    }

    func listening(on channel: any Channel) {
        listener = channel
        if closed { channel.close(promise: nil) }
    }

    func server(named text: String) -> ServerDoor? { ServerName(text).flatMap { servers[$0] } }

    /// A new connection: counted, or closed at once.
    func accept(_ channel: any Channel) throws {
        guard !closed, !gate.isShut, connections.count < bounds.connections else {
            channel.close(promise: nil)
            return
        }
        let key = ObjectIdentifier(channel)
        connections[key] = channel
        let ended = channel.closeFuture.assumeIsolated()
        ended.whenComplete { [weak self] _ in self?.connections[key] = nil }
        try channel.pipeline.syncOperations.addHandler(FirstBytes(door: self))
    }

    /// Stops listening, then cancels what is in flight, then ends every connection.
    func close() {
        guard !closed else { return }
        closed = true
        listener?.close(promise: nil)
        for server in servers.values { server.close() }
        for channel in connections.values { channel.close(promise: nil) }
    }
}

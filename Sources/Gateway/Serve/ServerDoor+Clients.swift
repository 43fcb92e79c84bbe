import NIOCore
import StrictJSON

/// Clients of the door and their requests in flight.
extension ServerDoor {
    /// Takes a request in, or says why not. Its answer comes on `sink`.
    @discardableResult
    func accept(
        _ request: Message.Request, from caller: Caller, on sink: any AnswerSink, door: LeaseDoor
    ) throws(RPCError) -> Exchange {
        guard !door.gate.isShut else { throw .upstreamLost }
        guard caller.session?.live[request.id] == nil else {
            throw RPCError(ErrorCode.invalidRequest, "The id is in use", status: 400)
        }
        guard door.requests < bounds.requests else { throw .busy }
        let exchange = Exchange(request, caller: caller, sink: sink, bounds: bounds)
        door.requests += 1
        let session = caller.session
        session?.live[request.id] = exchange
        session?.lastUsed = .now()
        exchange.onOver = { [weak door] in
            door?.requests -= 1
            session?.live[request.id] = nil
        }
        handle(exchange)
        return exchange
    }

    /// A session for a legacy HTTP client. The one unused for longest makes room.
    func newSession(_ version: ProtocolVersion) -> Session {
        if sessions.count >= bounds.sessions,
            let oldest = sessions.values.min(by: { $0.lastUsed < $1.lastUsed })
        {
            end(oldest)
        }
        let session = Session(id: Session.newID(), version: version, isLine: false)
        sessions[session.id] = session
        return session
    }

    /// The client is gone: its requests and subscriptions end.
    func end(_ session: Session) {
        sessions[session.id] = nil
        lines[ObjectIdentifier(session)] = nil
        session.end()
        for uri in session.uris { feed.remove(uri) }
        session.uris = []
    }
}

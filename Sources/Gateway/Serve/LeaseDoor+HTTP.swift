import Agency
import NIOCore
import NIOHTTP1
import StrictJSON

/// One HTTP request that was read whole: to which server, of which era, from which session.
extension LeaseDoor {
    private static let sessionHeader = "Mcp-Session-Id"

    func route(_ head: HTTPRequestHead, _ body: [UInt8], on connection: HTTPDoor) {
        if let path = HeadRule.child(in: head.uri) {
            return children(head, body, path, on: connection)
        }
        if let holder = HeadRule.holder(in: head.uri), head.method == .GET {
            return proof(for: holder, on: connection)
        }
        guard let server = HeadRule.server(in: head.uri).flatMap(server(named:)) else {
            let error = RPCError(ErrorCode.invalidRequest, "No such server", status: 404)
            return refuse(error, "path", on: connection)
        }
        switch head.method {
        case .POST: post(head, body, server, connection)
        case .GET where isLegacySession(head): listen(head, server, connection)
        case .DELETE where isLegacySession(head): end(head, server, connection)
        default:
            desk.refused(lease: lease, reason: "method")
            connection.answer(status: 405, body: [], type: nil, extra: [("Allow", "POST")])
        }
    }

    private func refuse(
        _ error: RPCError, _ reason: String, on connection: HTTPDoor, id: RequestID? = nil
    ) {
        desk.refused(lease: lease, reason: reason)
        connection.refuse(error, id: id)
    }

    private func isLegacySession(_ head: HTTPRequestHead) -> Bool {
        head.headers.contains(name: Self.sessionHeader)
            && head.headers["MCP-Protocol-Version"].first != ProtocolVersion.july2026.rawValue
    }

    private func post(
        _ head: HTTPRequestHead, _ body: [UInt8], _ server: ServerDoor, _ connection: HTTPDoor
    ) {
        if let fault = HeadRule.bodyFault(head) {
            return refuse(fault.error, fault.reason, on: connection)
        }
        let message: Message
        do {
            message = try MessageReader.read(body)
        } catch {
            return refuse(error, "message", on: connection)
        }
        switch message {
        case .request(let request): take(request, head, server, connection)
        case .notification(let method, let params):
            take(method, params, head, server, connection)
        case .response: accepted(nil, connection)
        }
    }

    private func take(
        _ request: Message.Request, _ head: HTTPRequestHead, _ server: ServerDoor,
        _ connection: HTTPDoor
    ) {
        do {
            let caller = try caller(for: request, head, server)
            let extra = caller.session.map { [(Self.sessionHeader, $0.id)] } ?? []
            let sink = connection.sink(for: head, extra: extra)
            let exchange = try server.accept(request, from: caller, on: sink, door: self)
            sink.onDisconnect = { [weak exchange] in exchange?.depart(.disconnected) }
        } catch {
            refuse(error, "request", on: connection, id: request.id)
        }
    }

    private func caller(
        for request: Message.Request, _ head: HTTPRequestHead, _ server: ServerDoor
    ) throws(RPCError) -> Caller {
        if try EraRule.isModern(head.headers, request.params) {
            let caller = try EraRule.modernCaller(request, headers: head.headers)
            if let fault = HeaderRule.fault(request, head.headers) { throw fault }
            return caller
        }
        if request.method == "initialize" {
            let version = ProtocolVersion.negotiated(
                request.params["protocolVersion"]?.asString)
            return Caller(version: version, session: server.newSession(version))
        }
        let session = try session(head, server)
        return Caller(version: session.version ?? .november2025, session: session)
    }

    private func session(
        _ head: HTTPRequestHead, _ server: ServerDoor
    ) throws(RPCError) -> Session {
        guard let id = HeaderRule.single(Self.sessionHeader, head.headers) else {
            throw .missingSession
        }
        guard let session = server.sessions[id] else { throw .unknownSession }
        session.lastUsed = .now()
        return session
    }

    private func take(
        _ method: String, _ params: JSONObject, _ head: HTTPRequestHead, _ server: ServerDoor,
        _ connection: HTTPDoor
    ) {
        do throws(RPCError) {
            guard try !EraRule.isModern(head.headers, params) else {
                return accepted(nil, connection)
            }
            let session = try session(head, server)
            if method == "notifications/cancelled" { session.cancel(params) }
            accepted(session, connection)
        } catch {
            refuse(error, "request", on: connection)
        }
    }

    private func accepted(_ session: Session?, _ connection: HTTPDoor) {
        let extra = session.map { [(Self.sessionHeader, $0.id)] } ?? []
        connection.answer(status: 202, body: [], type: nil, extra: extra)
    }

    /// The stream on which a legacy session hears what belongs to no request; one at a time.
    private func listen(
        _ head: HTTPRequestHead, _ server: ServerDoor, _ connection: HTTPDoor
    ) {
        do throws(RPCError) {
            let session = try session(head, server)
            guard HeadRule.takes("text/event-stream", head) else {
                throw RPCError(
                    ErrorCode.invalidRequest, "Accept must name text/event-stream", status: 406)
            }
            guard session.stream == nil else {
                throw RPCError(
                    ErrorCode.invalidRequest, "The session has its stream", status: 409)
            }
            let sink = connection.sink(for: head, extra: [(Self.sessionHeader, session.id)])
            session.stream = sink
            sink.onDisconnect = { [weak session] in session?.stream = nil }
            sink.open()
        } catch {
            refuse(error, "session", on: connection)
        }
    }

    private func end(_ head: HTTPRequestHead, _ server: ServerDoor, _ connection: HTTPDoor) {
        do throws(RPCError) {
            server.end(try session(head, server))
            connection.answer(status: 200, body: [], type: nil)
        } catch {
            refuse(error, "session", on: connection)
        }
    }
}

import Agency
import NIOCore
import NIOHTTP1
import StrictJSON

/// The agents that this one starts, over plain HTTP (Specs/spawn.md): `POST /children`,
/// `GET /children/LEASE`, `DELETE /children/LEASE`.
extension LeaseDoor {
    func children(
        _ head: HTTPRequestHead, _ body: [UInt8], _ child: String, on connection: HTTPDoor
    ) {
        switch (head.method, LeaseID(child)) {
        case (.POST, _) where child.isEmpty: start(head, body, connection)
        case (.GET, let child?): status(of: child, connection)
        case (.DELETE, let child?): end(child, connection)
        default:
            desk.refused(lease: lease, reason: "method")
            connection.answer(status: 405, body: [], type: nil)
        }
    }

    /// A short-lived proof of the lease, for a key of the agent's own.
    func proof(for holder: String, on connection: HTTPDoor) {
        guard let token = desk.proof(of: lease, for: holder), let text = try? token.text() else {
            return refuse("lease", Denial.plain.text, 403, connection)
        }
        connection.answer(status: 200, body: text, type: "application/json")
    }

    private func start(_ head: HTTPRequestHead, _ body: [UInt8], _ connection: HTTPDoor) {
        if let fault = HeadRule.bodyFault(head) {
            return refuse(fault.reason, fault.error.message, fault.error.status, connection)
        }
        guard case .object(let arguments)? = try? JSONValue.parse(body) else {
            return refuse("spawn", "The body is not a JSON object", 400, connection)
        }
        let request: SpawnRequest
        do {
            request = try SpawnRequest(arguments)
        } catch {
            return refuse("spawn", "The body is not a spawn request: \(error)", 400, connection)
        }
        guard requests < bounds.requests, let server = ServerName(SpawnRequest.serverText) else {
            return refuse("spawn", "Too many requests", 503, connection)
        }
        let action = Action(
            lease: lease, verb: .spawn, server: server, target: request.agent.text,
            arguments: arguments)
        requests += 1
        let act = ChildAct(request, action, desk: desk, loop: loop) { [weak self] answer in
            self?.requests -= 1
            connection.answer(
                status: answer.status, body: answer.body.serialized(), type: "application/json")
        }
        connection.sink(for: head).onDisconnect = { act.depart() }
        act.begin()
    }

    private func refuse(
        _ reason: String, _ sentence: String, _ status: Int, _ connection: HTTPDoor
    ) {
        desk.refused(lease: lease, reason: reason)
        let body: JSONValue = ["error": .string(sentence)]
        connection.answer(status: status, body: body.serialized(), type: "application/json")
    }

    private func status(of child: LeaseID, _ connection: HTTPDoor) {
        guard let status = desk.child(child, of: lease) else {
            return refuse("child", "No such child", 404, connection)
        }
        var body = JSONObject([
            ("lease", .string(child.text)), ("live", .bool(status.isLive)),
        ])
        if let exit = status.exitStatus { body["exit_status"] = .number(JSONNumber(Int64(exit))) }
        connection.answer(
            status: 200, body: JSONValue.object(body).serialized(), type: "application/json")
    }

    private func end(_ child: LeaseID, _ connection: HTTPDoor) {
        let me = NIOLoopBound((self, connection), eventLoop: loop)
        let loop = loop
        desk.end(child, of: lease) { found in
            loop.execute {
                let (door, connection) = me.value
                guard found else { return door.refuse("child", "No such child", 404, connection) }
                connection.answer(status: 204, body: [], type: nil)
            }
        }
    }
}

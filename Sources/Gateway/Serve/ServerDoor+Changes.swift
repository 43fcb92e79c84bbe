import Agency
import NIOCore
import StrictJSON

/// Changes: heard from the server, told to the clients that asked.
extension ServerDoor {
    /// A modern client opens its stream of changes. List changes say nothing that a list would
    /// not; every URI is judged.
    func listen(_ exchange: Exchange) {
        guard let filter = exchange.request.params["notifications"]?.asObject else {
            return exchange.fail(.invalidParams("params.notifications must be an object"))
        }
        let uris = filter["resourceSubscriptions"]?.asArray ?? []
        guard uris.count <= bounds.subscriptions, listeners.count < bounds.subscriptions else {
            return exchange.fail(.busy)
        }
        let wanted = Set(uris.compactMap(\.asString))
        let changes = Set(
            ChangeKind.allCases.filter { filter[$0.filter]?.asBool == true }.map(\.rawValue))
        judge(wanted.sorted(), [], exchange) { permitted in
            self.acknowledge(
                Listener(exchange: exchange, changes: changes, uris: Set(permitted)), filter)
        }
    }

    /// Judges one URI after the other; those denied are left out.
    private func judge(
        _ uris: [String], _ permitted: [String], _ exchange: Exchange,
        done: @escaping ([String]) -> Void
    ) {
        guard let uri = uris.first else { return done(permitted) }
        let rest = Array(uris.dropFirst())
        subscription(uri, exchange) { end in
            var permitted = permitted
            if case .result = end { permitted.append(uri) }
            self.judge(rest, permitted, exchange, done: done)
        }
    }

    private func subscription(
        _ uri: String, _ exchange: Exchange, ended: @escaping (ActEnd) -> Void
    ) {
        let action = Action(
            lease: lease, verb: .subscribe, server: name, target: uri, arguments: JSONObject(),
            bytesOut: Int64(uri.utf8.count))
        perform(
            action, .local { [weak self] in self?.feed.add(uri) }, for: exchange, ended: ended)
    }

    private func acknowledge(_ listener: Listener, _ filter: JSONObject) {
        let exchange = listener.exchange
        guard exchange.isOpen else {
            for uri in listener.uris { feed.remove(uri) }
            return
        }
        let key = ObjectIdentifier(exchange)
        listeners[key] = listener
        exchange.onOver = chained(exchange.onOver) { [weak self] in self?.unlisten(key) }
        var granted = JSONObject()
        for kind in ChangeKind.allCases where listener.changes.contains(kind.rawValue) {
            granted[kind.filter] = true
        }
        if filter["resourceSubscriptions"] != nil {
            granted["resourceSubscriptions"] = .array(
                listener.uris.sorted().map(JSONValue.string))
        }
        exchange.notify(
            "notifications/subscriptions/acknowledged",
            listener.marked(JSONObject([("notifications", .object(granted))])))
    }

    private func chained(
        _ first: (() -> Void)?, _ second: @escaping () -> Void
    ) -> () -> Void {
        {
            first?()
            second()
        }
    }

    private func unlisten(_ key: ObjectIdentifier) {
        guard let gone = listeners.removeValue(forKey: key) else { return }
        for uri in gone.uris { feed.remove(uri) }
    }

    func subscribe(_ exchange: Exchange) {
        guard let session = exchange.caller.session,
            let uri = exchange.request.params["uri"]?.asString, uri.utf8.count <= 4096
        else { return exchange.fail(.invalidParams("params.uri must be a URI")) }
        guard session.uris.count < bounds.subscriptions else { return exchange.fail(.busy) }
        guard !session.uris.contains(uri) else { return exchange.finish(JSONObject()) }
        subscription(uri, exchange) { end in
            switch end {
            case .result:
                session.uris.insert(uri)
                exchange.finish(JSONObject())
            case .denied(let denial): exchange.fail(RPCError(ErrorCode.denied, denial.text))
            case .failed(let error): exchange.fail(error)
            }
        }
    }

    func unsubscribe(_ exchange: Exchange) {
        guard let uri = exchange.request.params["uri"]?.asString else {
            return exchange.fail(.invalidParams("params.uri must be a URI"))
        }
        if exchange.caller.session?.uris.remove(uri) != nil { feed.remove(uri) }
        exchange.finish(JSONObject())
    }

    /// A notification of the server that belongs to no request.
    func heard(_ method: String, _ params: JSONObject) {
        if let kind = ChangeKind(rawValue: method) { return changed(kind) }
        guard method == "notifications/resources/updated",
            let uri = params["uri"]?.asString
        else { return }
        updated(uri)
    }

    private func changed(_ kind: ChangeKind) {
        switch kind {
        case .tools: tools.changed()
        case .prompts: prompts.changed()
        case .resources: break
        }
        guard pace.mayTell(kind.rawValue, again: { [weak self] in self?.changed(kind) }) else {
            return
        }
        for listener in listeners.values where listener.changes.contains(kind.rawValue) {
            listener.exchange.notify(kind.rawValue, listener.marked(JSONObject()))
        }
        let message = Message.notification(kind.rawValue, JSONObject())
        for session in legacySessions { session.stream?.notify(message) }
    }

    private func updated(_ uri: String) {
        let method = "notifications/resources/updated"
        let params = JSONObject([("uri", .string(uri))])
        for listener in listeners.values where listener.uris.contains(uri) {
            listener.exchange.notify(method, listener.marked(params))
        }
        for session in legacySessions where session.uris.contains(uri) {
            guard session.allowance.take(at: .now()) else { continue }
            session.stream?.notify(Message.notification(method, params))
        }
    }

    private var legacySessions: [Session] {
        (Array(sessions.values) + Array(lines.values)).filter { $0.version != nil }
    }
}

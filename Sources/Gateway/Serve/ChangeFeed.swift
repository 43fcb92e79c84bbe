import NIOCore
import StrictJSON

/// Tribune's own subscription at one server: what changes it tells, in either era.
final class ChangeFeed {
    private static let pause = TimeAmount.seconds(5)

    private let client: UpstreamClient
    private var open: Int64?
    /// How many clients want each URI.
    private var wanted: [String: Int] = [:]

    init(client: UpstreamClient) { self.client = client }

    /// Begins to listen for what the server says it tells.
    func start(_ welcome: Welcome) {
        guard !welcome.version.isModern else { return renew(welcome) }
        for uri in wanted.keys.sorted() { ask("resources/subscribe", uri) }
    }

    func add(_ uri: String) {
        wanted[uri, default: 0] += 1
        guard wanted[uri] == 1, let welcome = client.welcome else { return }
        welcome.version.isModern ? renew(welcome) : ask("resources/subscribe", uri)
    }

    func remove(_ uri: String) {
        guard let count = wanted[uri] else { return }
        wanted[uri] = count > 1 ? count - 1 : nil
        guard wanted[uri] == nil, let welcome = client.welcome else { return }
        welcome.version.isModern ? renew(welcome) : ask("resources/unsubscribe", uri)
    }

    private func ask(_ method: String, _ uri: String) {
        let request = UpstreamRequest(
            method: method, params: JSONObject([("uri", .string(uri))]),
            timeout: client.bounds.listTime)
        client.send(request) { _ in }
    }

    /// A modern server has one listen request of ours at a time; it never ends by itself.
    private func renew(_ welcome: Welcome) {
        guard welcome.version.isModern else { return }
        if let open { client.cancel(open) }
        open = nil
        var filter = JSONObject()
        for kind in ChangeKind.allCases where welcome.tellsChanges(of: kind.group) {
            filter[kind.filter] = true
        }
        if !wanted.isEmpty {
            filter["resourceSubscriptions"] = .array(wanted.keys.sorted().map(JSONValue.string))
        }
        guard !filter.isEmpty else { return }
        var request = UpstreamRequest(
            method: "subscriptions/listen",
            params: JSONObject([("notifications", .object(filter))]))
        request.onNotification = { [weak client] in client?.onNotification?($0, $1) }
        open = client.send(request) { [weak self] _ in self?.ended() }
    }

    /// The server ended the stream: after a pause it is opened again.
    private func ended() {
        open = nil
        client.loop.scheduleTask(in: Self.pause) { [weak self] in
            guard let self, open == nil, let welcome = client.welcome else { return }
            renew(welcome)
        }
    }
}

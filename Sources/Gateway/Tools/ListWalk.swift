import StrictJSON

/// Follows one list of a server to its end, within bounds.
final class ListWalk {
    private let client: UpstreamClient
    private let method: String
    private let member: String
    private let done: (Result<[JSONValue], RPCError>) -> Void
    private var items: [JSONValue] = []
    private var pages = 0
    private(set) var current: Int64?

    /// A walk over `method`, whose pages hold their items under `member`.
    init(
        _ client: UpstreamClient, method: String, member: String,
        done: @escaping (Result<[JSONValue], RPCError>) -> Void
    ) {
        self.client = client
        self.method = method
        self.member = member
        self.done = done
    }

    func start() { page(cursor: nil) }

    private func page(cursor: String?) {
        var params = JSONObject()
        if let cursor { params["cursor"] = .string(cursor) }
        let request = UpstreamRequest(
            method: method, params: params, timeout: client.bounds.listTime)
        current = client.send(request) { self.took($0) }
    }

    private func took(_ reply: UpstreamReply) {
        switch reply {
        case .result(let result): took(result)
        case .error(let error): done(.failure(error))
        case .lost: done(.failure(.upstreamLost))
        case .timedOut: done(.failure(.timeout))
        }
    }

    private func took(_ result: JSONObject) {
        guard let found = result[member]?.asArray else {
            return done(.failure(.upstreamUnreadable))
        }
        pages += 1
        items.append(contentsOf: found)
        guard let cursor = result["nextCursor"]?.asString else { return done(.success(items)) }
        // A list without end is no list: fail closed rather than show an arbitrary part.
        guard pages < client.bounds.pages, items.count < client.bounds.items else {
            return done(.failure(.upstreamUnreadable))
        }
        page(cursor: cursor)
    }
}

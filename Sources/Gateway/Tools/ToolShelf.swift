import Agency
import NIOCore
import StrictJSON

/// The tools of one server as it describes them now, fetched by the gateway itself. Every fetch
/// that shows a change goes to the desk first, which pins, compares and quarantines.
final class ToolShelf {
    /// The tools at one moment, and which of them the lease may use.
    struct Shelf {
        let tools: [String: Tool]
        let admitted: Set<String>

        /// Admitted tools in byte order of their names.
        var listed: [Tool] {
            tools.values.filter { admitted.contains($0.name) }.sorted { $0.name < $1.name }
        }
    }

    typealias Waiter = (Result<Shelf, RPCError>) -> Void

    private let client: UpstreamClient
    private let desk: any AgentDesk
    private let server: ServerName
    private let lease: LeaseID
    private var shelf: Shelf?
    private var fetchedAt = NIODeadline.uptimeNanoseconds(0)
    /// Counts changes told by the server: a fetch begun before one is not fresh after it.
    private var changes = 0
    private var waiters: [Waiter] = []

    init(client: UpstreamClient, desk: any AgentDesk, server: ServerName, lease: LeaseID) {
        self.client = client
        self.desk = desk
        self.server = server
        self.lease = lease
    }

    /// The server said that its tools changed.
    func changed() {
        changes += 1
        fetchedAt = .uptimeNanoseconds(0)
    }

    /// The tools as of now: what was fetched lately, else a new fetch.
    func present(_ body: @escaping Waiter) {
        if let shelf, fetchedAt + client.bounds.definitionAge > .now() {
            return body(.success(shelf))
        }
        fetch(body)
    }

    /// The tools after a new fetch.
    func fetch(_ body: @escaping Waiter) {
        waiters.append(body)
        guard waiters.count == 1 else { return }
        startFetch()
    }

    private func startFetch() {
        let seen = changes
        ListWalk(client, method: "tools/list", member: "tools") { result in
            switch result {
            case .failure(let error): self.finish(.failure(error))
            case .success(let items): self.fetched(items, seen: seen)
            }
        }.start()
    }

    private func fetched(_ items: [JSONValue], seen: Int) {
        let tools = Self.unique(items.compactMap { Tool($0, bounds: client.bounds) })
        let definitions = tools.values.sorted { $0.name < $1.name }.map {
            ToolDefinition(name: $0.name, digest: $0.digest)
        }
        let loop = client.loop.nonisolated()
        let me = NIOLoopBound((self, tools), eventLoop: loop)
        let start = NIODeadline.now()
        desk.admit(definitions, of: server, to: lease) { admitted in
            loop.execute {
                let (shelf, tools) = me.value
                shelf.admitted(tools, admitted, seen: seen, at: start)
            }
        }
    }

    private func admitted(
        _ tools: [String: Tool], _ names: Set<String>, seen: Int, at time: NIODeadline
    ) {
        // A change told meanwhile may or may not be in what was fetched.
        guard seen == changes else { return startFetch() }
        let shelf = Shelf(tools: tools, admitted: names)
        self.shelf = shelf
        fetchedAt = time
        finish(.success(shelf))
    }

    private func finish(_ result: Result<Shelf, RPCError>) {
        let bodies = waiters
        waiters = []
        for body in bodies { body(result) }
    }

    /// Two tools of one name are none: nobody can say which one a call would reach.
    private static func unique(_ tools: [Tool]) -> [String: Tool] {
        let byName = Dictionary(grouping: tools, by: \.name)
        return byName.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }
}

import Agency
import NIOCore
import StrictJSON

/// What one server lists of a kind as it describes it now, fetched by the gateway itself. Every
/// fetch that shows a change goes to the desk first, which pins, compares and quarantines.
final class Shelf<Item: Described> {
    /// The items at one moment, and the names of those that the lease may use.
    struct Content {
        let items: [String: Item]
        let admitted: Set<String>

        /// The item of exactly this name. Swift calls texts equal that Unicode does, such as K and
        /// the Kelvin sign; a server does not, and would do something else than was judged.
        func item(named name: String) -> Item? {
            items[name].flatMap { $0.name.utf8.elementsEqual(name.utf8) ? $0 : nil }
        }

        /// Admitted items in byte order of their names.
        var listed: [Item] {
            items.values.filter { admitted.contains($0.name) }.sorted { $0.name < $1.name }
        }
    }

    typealias Waiter = (Result<Content, RPCError>) -> Void

    private let client: UpstreamClient
    private let desk: any AgentDesk
    private let server: ServerName
    private let lease: LeaseID
    private var content: Content?
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

    /// The server said that its list changed.
    func changed() {
        changes += 1
        fetchedAt = .uptimeNanoseconds(0)
    }

    /// The items as of now: what was fetched lately, else a new fetch.
    func present(_ body: @escaping Waiter) {
        if let content, fetchedAt + client.bounds.definitionAge > .now() {
            return body(.success(content))
        }
        fetch(body)
    }

    /// The items after a new fetch.
    func fetch(_ body: @escaping Waiter) {
        waiters.append(body)
        guard waiters.count == 1 else { return }
        startFetch()
    }

    private func startFetch() {
        let seen = changes
        ListWalk(client, method: Item.listMethod, member: Item.listMember) { result in
            switch result {
            case .failure(let error): self.finish(.failure(error))
            case .success(let items): self.fetched(items, seen: seen)
            }
        }.start()
    }

    private func fetched(_ elements: [JSONValue], seen: Int) {
        let items = Self.unique(elements.compactMap { Item($0, bounds: client.bounds) })
        let definitions = items.values.sorted { $0.name < $1.name }.map {
            ToolDefinition(name: $0.pinName, digest: $0.digest, claimed: $0.claimed)
        }
        let loop = client.loop.nonisolated()
        let me = NIOLoopBound((self, items), eventLoop: loop)
        let start = NIODeadline.now()
        desk.admit(definitions, of: server, to: lease) { admitted in
            loop.execute {
                let (shelf, items) = me.value
                shelf.admitted(items, admitted, seen: seen, at: start)
            }
        }
    }

    private func admitted(
        _ items: [String: Item], _ pins: Set<String>, seen: Int, at time: NIODeadline
    ) {
        // A change told meanwhile may or may not be in what was fetched.
        guard seen == changes else { return startFetch() }
        let names = items.values.filter { pins.contains($0.pinName) }.map(\.name)
        let content = Content(items: items, admitted: Set(names))
        self.content = content
        fetchedAt = time
        finish(.success(content))
    }

    private func finish(_ result: Result<Content, RPCError>) {
        let bodies = waiters
        waiters = []
        for body in bodies { body(result) }
    }

    /// Two items of one name are none: nobody can say which one a request would reach.
    private static func unique(_ items: [Item]) -> [String: Item] {
        let byName = Dictionary(grouping: items, by: \.name)
        return byName.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }
}

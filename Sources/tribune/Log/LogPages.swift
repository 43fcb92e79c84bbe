import Agency
import HumanDesk

/// The log's entries over the people's socket, page by page.
struct LogPages {
    private let client: PeopleClient
    private static let pageMax = 1000

    init(_ client: PeopleClient) { self.client = client }

    /// Views from `first` on, at most `max`; payloads when asked for.
    func views(from first: Int, max: Int, payloads: Bool = false) throws -> [EntryView] {
        let wanted = min(max, Self.pageMax)
        let reply = try client.ask(.entries(from: first, max: wanted, payloads: payloads))
        guard case .entries(let views) = reply else { throw PeopleClient.unexpected }
        return views
    }

    /// Every entry from `first` to the newest.
    func each(from first: Int, _ body: (Int, Entry) throws -> Void) throws {
        var next = first
        while true {
            let views = try views(from: next, max: Self.pageMax)
            for view in views {
                let entry = try? Entry(leaf: Array(view.leaf.utf8))
                if let entry { try body(view.index, entry) }
            }
            guard let last = views.last else { return }
            next = last.index + 1
        }
    }
}

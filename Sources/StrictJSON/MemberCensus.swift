/// Which members of the objects in a value were asked for while it was decoded.
final class MemberCensus {
    /// One object, however many containers are opened on it.
    final class Opened {
        fileprivate let object: JSONObject
        fileprivate let path: [any CodingKey]
        fileprivate var asked: Set<String> = []

        fileprivate init(_ object: JSONObject, _ path: [any CodingKey]) {
            self.object = object
            self.path = path
        }

        func asks(for key: String) { asked.insert(key) }
    }

    private var opened: [Opened] = []

    /// An object begins to be read by its members.
    func open(_ object: JSONObject, at path: [any CodingKey]) -> Opened {
        let one = Opened(object, path)
        opened.append(one)
        return one
    }

    /// Throws for the first member that nobody asked for.
    func check() throws {
        for one in opened {
            guard let member = one.object.members.first(where: { !one.asked.contains($0.key) })
            else { continue }
            let place = (one.path.map(\.stringValue) + [member.key]).joined(separator: ".")
            throw DecodingError.dataCorrupted(
                .init(codingPath: one.path, debugDescription: "unknown member \(place)"))
        }
    }
}

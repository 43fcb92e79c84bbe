/// The text that is decoded, and which members of its objects were asked for meanwhile.
final class DecodingSource {
    let tape: JSONTape
    /// By node of an object: whether it was looked at member by member.
    private var opened: [Bool]
    /// By node of a member's value: whether it was asked for.
    private var asked: [Bool]

    init(_ tape: JSONTape) {
        self.tape = tape
        opened = [Bool](repeating: false, count: tape.nodes.count)
        asked = opened
    }

    /// An object begins to be read by its members.
    func open(_ object: Int) { opened[object] = true }

    /// The value of a member was asked for.
    func ask(for value: Int) { asked[value] = true }

    /// Throws for the first member that nobody asked for, of an object that was read by members.
    func checkAsked() throws {
        for (object, isOpened) in opened.enumerated() where isOpened {
            var key = object + 1
            while key < tape.after(object) {
                guard asked[key + 1] else { throw unknown(key, of: object) }
                key = tape.after(key + 1)
            }
        }
    }

    private func unknown(_ key: Int, of object: Int) -> DecodingError {
        let path = path(to: object)
        let place = (path.map(\.stringValue) + [tape.text(key)]).joined(separator: ".")
        return DecodingError.dataCorrupted(
            .init(codingPath: path, debugDescription: "unknown member \(place)"))
    }

    /// The keys on the way to a node; positions in arrays are not among them.
    func path(to target: Int) -> [any CodingKey] {
        guard target != tape.nothing else { return [] }
        var path: [any CodingKey] = []
        var node = 0
        while node < target {
            let isObject = tape.nodes[node].kind == .object
            var child = node + 1
            while tape.after(isObject ? child + 1 : child) <= target {
                child = tape.after(isObject ? child + 1 : child)
            }
            if isObject { path.append(PathKey(tape.text(child))) }
            node = isObject ? child + 1 : child
        }
        return path
    }
}

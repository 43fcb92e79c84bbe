/// A text that was parsed, as a flat list of its values in their order: what `JSONValue` and the
/// decoder are made from. Nothing is copied out of the text before somebody asks for it.
struct JSONTape {
    enum Kind: UInt8 { case null, yes, no, number, string, array, object }

    /// One value, or the key of a member, which comes before its value.
    struct Node {
        let kind: Kind
        /// For strings: ASCII without an escape, so that its bytes are its characters.
        var isPlain = false
        /// Where its characters are, without the quotes of a string. Brackets have no characters.
        var start: UInt32
        var end: UInt32
        /// The node after this value and all within it.
        var next: UInt32
    }

    let bytes: [UInt8]
    /// The values, the first one with all others within it. A null that belongs to no text is last.
    let nodes: [Node]

    init(bytes: [UInt8], nodes: [Node]) {
        self.bytes = bytes
        self.nodes = nodes
    }

    /// The text of a value that somebody made. Its size is not bounded.
    init(_ value: JSONValue) throws(JSONError) {
        let limits = JSONLimits(bytesMax: .max, depthMax: .max, nodesMax: .max)
        var parser = JSONParser(value.serialized(), limits: limits)
        self = try parser.document()
    }

    /// The node that stands for nothing.
    var nothing: Int { nodes.count - 1 }

    /// The node after a value.
    func after(_ node: Int) -> Int { Int(nodes[node].next) }

    /// The characters of a string or number.
    func text(_ node: Int) -> String {
        let place = nodes[node]
        let range = Int(place.start)..<Int(place.end)
        if place.kind == .string, !place.isPlain,
            let text = try? JSONParser.string(in: bytes, from: range.lowerBound).text
        {
            return text
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// Whether the characters of a string are those of `text`, byte by byte.
    func holds(_ text: String, at node: Int) -> Bool {
        let place = nodes[node]
        guard place.isPlain else { return self.text(node).utf8.elementsEqual(text.utf8) }
        let range = Int(place.start)..<Int(place.end)
        return range.count == text.utf8.count && bytes[range].elementsEqual(text.utf8)
    }

    /// The value at a node.
    func value(_ node: Int = 0) -> JSONValue {
        switch nodes[node].kind {
        case .null: .null
        case .yes: .bool(true)
        case .no: .bool(false)
        case .number: .number(JSONNumber(checked: text(node)))
        case .string: .string(text(node))
        case .array: .array(elements(node).map(value))
        case .object:
            .object(
                JSONObject(unique: members(node).map { .init(key: text($0), value: value($0 + 1)) })
            )
        }
    }

    /// The nodes of an array's elements.
    func elements(_ node: Int) -> [Int] {
        var found: [Int] = []
        var at = node + 1
        while at < after(node) {
            found.append(at)
            at = after(at)
        }
        return found
    }

    /// The nodes of an object's keys; the value of each comes right after it.
    func members(_ node: Int) -> [Int] {
        var found: [Int] = []
        var at = node + 1
        while at < after(node) {
            found.append(at)
            at = after(at + 1)
        }
        return found
    }
}

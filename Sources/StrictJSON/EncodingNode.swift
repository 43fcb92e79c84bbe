/// The encoder of one value and the place where its children land.
final class EncodingNode: Encoder {
    /// What was encoded into a place.
    enum Piece {
        case value(JSONValue)
        case node(EncodingNode)
    }

    /// Nobody asks for it while something is written.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private var content = Content.scalar(.null)

    private enum Content {
        case scalar(JSONValue)
        case members([(key: String, piece: Piece)])
        case elements([Piece])
    }

    func set(_ value: JSONValue) { content = .scalar(value) }

    /// This node becomes the other one.
    func take(_ other: EncodingNode) { content = other.content }

    func add(_ piece: Piece, for key: String) {
        guard case .members(var members) = content else {
            content = .members([(key, piece)])
            return
        }
        content = .scalar(.null)
        members.append((key, piece))
        content = .members(members)
    }

    func add(_ piece: Piece) {
        guard case .elements(var elements) = content else {
            content = .elements([piece])
            return
        }
        content = .scalar(.null)
        elements.append(piece)
        content = .elements(elements)
    }

    var count: Int { if case .elements(let elements) = content { elements.count } else { 0 } }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .members = content {} else { content = .members([]) }
        return KeyedEncodingContainer(KeyedEncoding<Key>(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .elements = content {} else { content = .elements([]) }
        return UnkeyedEncoding(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleEncoding(node: self)
    }

    /// What was encoded so far.
    var value: JSONValue {
        switch content {
        case .scalar(let value): value
        case .members: .object(JSONObject(unique: members.map { .init(key: $0, value: $1.value) }))
        case .elements(let elements): .array(elements.map(\.value))
        }
    }

    /// The RFC 8785 text of what was encoded.
    func write(to text: inout CanonicalWriter) throws(JSONError) {
        switch content {
        case .scalar(let value): try text.write(value)
        case .members:
            text.openObject()
            for (key, piece) in members.sorted(by: { KeyOrder.precedes($0.key, $1.key) }) {
                text.key(text: key)
                try piece.write(to: &text)
            }
            text.closeObject()
        case .elements(let elements):
            text.openArray()
            for piece in elements {
                text.element()
                try piece.write(to: &text)
            }
            text.closeArray()
        }
    }

    /// The members in order; of a key that was encoded twice the last value counts.
    private var members: [(key: String, piece: Piece)] {
        guard case .members(let members) = content else { return [] }
        var keys = KeySet()
        guard !members.allSatisfy({ keys.insert($0.key) }) else { return members }
        var last: [(key: String, piece: Piece)] = []
        for member in members {
            let place = last.firstIndex { $0.key.utf8.elementsEqual(member.key.utf8) }
            if let place { last[place].piece = member.piece } else { last.append(member) }
        }
        return last
    }
}

extension EncodingNode.Piece {
    fileprivate var value: JSONValue {
        switch self {
        case .value(let value): value
        case .node(let node): node.value
        }
    }

    fileprivate func write(to text: inout CanonicalWriter) throws(JSONError) {
        switch self {
        case .value(let value): try text.write(value)
        case .node(let node): try node.write(to: &text)
        }
    }
}

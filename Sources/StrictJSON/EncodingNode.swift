/// The encoder of one value and the place where its children land.
final class EncodingNode: Encoder {
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private(set) var scalar: JSONValue = .null
    private var members: [(key: String, node: EncodingNode)]?
    private var elements: [EncodingNode]?

    init(path: [any CodingKey]) { codingPath = path }

    /// What was encoded so far.
    var value: JSONValue {
        if let members { return .object(JSONObject(members.map { ($0.key, $0.node.value) })) }
        if let elements { return .array(elements.map(\.value)) }
        return scalar
    }

    func set(_ value: JSONValue) { scalar = value }

    func child(_ key: any CodingKey) -> EncodingNode {
        let node = EncodingNode(path: codingPath + [key])
        members = (members ?? []) + [(key.stringValue, node)]
        return node
    }

    func element() -> EncodingNode {
        let node = EncodingNode(path: codingPath)
        elements = (elements ?? []) + [node]
        return node
    }

    var count: Int { elements?.count ?? 0 }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if members == nil { members = [] }
        return KeyedEncodingContainer(KeyedEncoding<Key>(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if elements == nil { elements = [] }
        return UnkeyedEncoding(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleEncoding(node: self)
    }

    /// Encodes any value into this node.
    func put(_ value: some Encodable) throws {
        switch value {
        case let text as String: scalar = .string(text)
        case let flag as Bool: scalar = .bool(flag)
        case let integer as any BinaryInteger: scalar = JSONValueEncoder.number(integer)
        case is any BinaryFloatingPoint:
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "no floating point here"))
        default: try value.encode(to: self)
        }
    }
}

/// The decoder of one value.
struct DecodingNode: Decoder {
    let source: DecodingSource
    /// The value's node.
    let index: Int
    /// The key that was asked for and is not there, of a value that stands for nothing.
    let key: (any CodingKey)?

    var codingPath: [any CodingKey] { source.path(to: index) + (key.map { [$0] } ?? []) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    /// The value as a tree.
    var value: JSONValue { source.tape.value(index) }
    var isNull: Bool { kind == .null }
    private var kind: JSONTape.Kind { source.tape.nodes[index].kind }

    init(source: DecodingSource, index: Int, key: (any CodingKey)? = nil) {
        self.source = source
        self.index = index
        self.key = key
    }

    func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard kind == .object else { throw mismatch(JSONObject.self) }
        return KeyedDecodingContainer(KeyedDecoding<Key>(node: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard kind == .array else { throw mismatch([JSONValue].self) }
        return UnkeyedDecoding(node: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        SingleDecoding(node: self)
    }

    func mismatch(_ type: Any.Type) -> DecodingError {
        DecodingError.typeMismatch(
            type, .init(codingPath: codingPath, debugDescription: "the value has another type"))
    }
}

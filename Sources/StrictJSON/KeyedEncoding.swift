/// Members of an object being encoded.
struct KeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }

    func encodeNil(forKey key: Key) throws { node.child(key).set(.null) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try node.child(key).put(value)
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        node.child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        node.child(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { node.child(SuperKey()) }

    func superEncoder(forKey key: Key) -> any Encoder { node.child(key) }
}

/// Members of an object being encoded.
struct KeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodingNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.add(.value(.null), for: key.stringValue) }

    func encode(_ value: String, forKey key: Key) {
        node.add(.value(.string(value)), for: key.stringValue)
    }

    func encode(_ value: Bool, forKey key: Key) {
        node.add(.value(.bool(value)), for: key.stringValue)
    }

    func encode(_ value: Int, forKey key: Key) {
        node.add(.value(JSONValueEncoder.number(value)), for: key.stringValue)
    }

    func encode(_ value: Int64, forKey key: Key) {
        node.add(.value(JSONValueEncoder.number(value)), for: key.stringValue)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        node.add(try EncodingNode.piece(value), for: key.stringValue)
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        child(key.stringValue).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        child(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { child(SuperKey().stringValue) }

    func superEncoder(forKey key: Key) -> any Encoder { child(key.stringValue) }

    private func child(_ key: String) -> EncodingNode {
        let child = EncodingNode()
        node.add(.node(child), for: key)
        return child
    }
}

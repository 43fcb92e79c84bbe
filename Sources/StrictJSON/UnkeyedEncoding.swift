/// Elements of an array being encoded.
struct UnkeyedEncoding: UnkeyedEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }
    var count: Int { node.count }

    func encodeNil() throws { node.element().set(.null) }

    func encode(_ value: some Encodable) throws { try node.element().put(value) }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        node.element().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        node.element().unkeyedContainer()
    }

    func superEncoder() -> any Encoder { node.element() }
}

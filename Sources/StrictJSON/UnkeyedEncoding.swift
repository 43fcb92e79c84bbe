/// Elements of an array being encoded.
struct UnkeyedEncoding: UnkeyedEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.count }

    func encodeNil() { node.add(.value(.null)) }

    func encode(_ value: some Encodable) throws { node.add(try EncodingNode.piece(value)) }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        child().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }

    func superEncoder() -> any Encoder { child() }

    private func child() -> EncodingNode {
        let child = EncodingNode()
        node.add(.node(child))
        return child
    }
}

/// A single value being encoded.
struct SingleEncoding: SingleValueEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }

    func encodeNil() throws { node.set(.null) }

    func encode(_ value: some Encodable) throws { try node.put(value) }
}

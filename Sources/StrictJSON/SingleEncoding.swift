/// A single value being encoded.
struct SingleEncoding: SingleValueEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.set(.null) }

    func encode(_ value: String) { node.set(.string(value)) }

    func encode(_ value: Bool) { node.set(.bool(value)) }

    func encode(_ value: Int) { node.set(JSONValueEncoder.number(value)) }

    func encode(_ value: Int64) { node.set(JSONValueEncoder.number(value)) }

    func encode(_ value: some Encodable) throws { try node.put(value) }
}

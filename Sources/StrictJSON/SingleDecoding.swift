/// A single value being decoded.
struct SingleDecoding: SingleValueDecodingContainer {
    let node: DecodingNode
    var codingPath: [any CodingKey] { node.codingPath }

    func decodeNil() -> Bool { node.value == .null }

    func decode<T: Decodable>(_ type: T.Type) throws -> T { try node.get(type) }
}

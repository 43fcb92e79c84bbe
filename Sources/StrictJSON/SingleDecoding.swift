/// A single value being decoded.
struct SingleDecoding: SingleValueDecodingContainer {
    let node: DecodingNode
    var codingPath: [any CodingKey] { node.codingPath }

    func decodeNil() -> Bool { node.isNull }

    func decode(_ type: String.Type) throws -> String { try node.string() }

    func decode(_ type: Bool.Type) throws -> Bool { try node.bool() }

    func decode(_ type: Int.Type) throws -> Int { try node.integer(type) }

    func decode(_ type: Int64.Type) throws -> Int64 { try node.integer(type) }

    func decode<T: Decodable>(_ type: T.Type) throws -> T { try node.get(type) }
}

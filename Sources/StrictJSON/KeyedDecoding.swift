/// Members of an object being decoded.
struct KeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONObject
    let codingPath: [any CodingKey]
    let census: MemberCensus?
    let opened: MemberCensus.Opened?

    var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try node(key).value == .null }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try node(key).get(type)
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try node(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try node(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        let key = SuperKey()
        opened?.asks(for: key.stringValue)
        return DecodingNode(
            object[key.stringValue] ?? .null, path: codingPath + [key], census: census)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try node(key) }

    private func node(_ key: Key) throws -> DecodingNode {
        guard let value = object[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "missing"))
        }
        opened?.asks(for: key.stringValue)
        return DecodingNode(value, path: codingPath + [key], census: census)
    }
}

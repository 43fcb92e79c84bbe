/// Members of an object being decoded.
final class KeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let node: DecodingNode
    /// Where the search for a key begins: after the last one that was found. Maps are read in
    /// order, and so is most of what we wrote.
    private var place: Int

    var codingPath: [any CodingKey] { node.codingPath }

    init(node: DecodingNode) {
        self.node = node
        place = node.index + 1
        node.source.open(node.index)
    }

    var allKeys: [Key] {
        let tape = node.source.tape
        return tape.members(node.index).compactMap { Key(stringValue: tape.text($0)) }
    }

    func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try member(key).isNull }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try member(key).string()
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).bool() }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).integer(type) }

    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
        try member(key).integer(type)
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try member(key).get(type)
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        let key = SuperKey()
        guard let value = find(key.stringValue) else {
            return DecodingNode(source: node.source, index: node.source.tape.nothing, key: key)
        }
        node.source.ask(for: value)
        return DecodingNode(source: node.source, index: value)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

    private func member(_ key: Key) throws -> DecodingNode {
        guard let value = find(key.stringValue) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "missing"))
        }
        node.source.ask(for: value)
        return DecodingNode(source: node.source, index: value)
    }

    /// The node of the value under a key.
    private func find(_ key: String) -> Int? {
        let tape = node.source.tape
        let (first, end) = (node.index + 1, tape.after(node.index))
        guard first < end else { return nil }
        let start = place < end ? place : first
        var at = start
        repeat {
            if tape.holds(key, at: at) {
                place = tape.after(at + 1)
                return at + 1
            }
            at = tape.after(at + 1)
            if at == end { at = first }
        } while at != start
        return nil
    }
}

/// Elements of an array being decoded.
struct UnkeyedDecoding: UnkeyedDecodingContainer {
    private let node: DecodingNode
    /// The node of the next element.
    private var place: Int
    private(set) var currentIndex = 0

    init(node: DecodingNode) {
        self.node = node
        place = node.index + 1
    }

    var codingPath: [any CodingKey] { node.codingPath }
    var count: Int? { node.source.tape.elements(node.index).count }
    var isAtEnd: Bool { place >= node.source.tape.after(node.index) }

    mutating func decodeNil() throws -> Bool {
        guard try peek().isNull else { return false }
        advance()
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try peek().get(type)
        advance()
        return value
    }

    mutating func nestedContainer<Nested>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private func peek() throws -> DecodingNode {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: codingPath, debugDescription: "past the end"))
        }
        return DecodingNode(source: node.source, index: place)
    }

    private mutating func next() throws -> DecodingNode {
        let node = try peek()
        advance()
        return node
    }

    private mutating func advance() {
        place = node.source.tape.after(place)
        currentIndex += 1
    }
}

/// Elements of an array being decoded.
struct UnkeyedDecoding: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let codingPath: [any CodingKey]
    let census: MemberCensus?
    private(set) var currentIndex = 0

    init(elements: [JSONValue], codingPath: [any CodingKey], census: MemberCensus?) {
        self.elements = elements
        self.codingPath = codingPath
        self.census = census
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try peek() == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try DecodingNode(peek(), path: codingPath, census: census).get(type)
        currentIndex += 1
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

    private func peek() throws -> JSONValue {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: codingPath, debugDescription: "past the end"))
        }
        return elements[currentIndex]
    }

    private mutating func next() throws -> DecodingNode {
        let node = DecodingNode(try peek(), path: codingPath, census: census)
        currentIndex += 1
        return node
    }
}

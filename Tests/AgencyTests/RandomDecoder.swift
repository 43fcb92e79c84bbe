/// Gives random values to whatever asks: a record of any type, with every member that its `Codable`
/// conformance knows. So a member that was added to a record is in the tests by itself.
final class RandomDecoder: Decoder {
    /// Which optional members are there.
    enum Filling { case everything, nothing, some }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private let filling: Filling
    private var random: RandomSource

    init(seed: Int, _ filling: Filling = .some) {
        random = RandomSource(seed: seed)
        self.filling = filling
    }

    func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Members<Key>(decoder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        Elements(decoder: self, count: filling == .nothing ? 0 : random.index(4))
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

    func value<T: Decodable>(_ type: T.Type) throws -> T {
        guard let sampled = type as? any Sampled.Type else { return try T(from: self) }
        return try Sample.some(try sampled.sample(&random) as? T)
    }

    private func isLeftOut() -> Bool {
        switch filling {
        case .everything: false
        case .nothing: true
        case .some: random.index(2) == 0
        }
    }

    private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let decoder: RandomDecoder
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }

        func contains(_ key: Key) -> Bool { !decoder.isLeftOut() }

        func decodeNil(forKey key: Key) -> Bool { false }

        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            try decoder.value(type)
        }

        func nestedContainer<Nested>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedDecodingContainer<Nested> { decoder.container(keyedBy: type) }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
            decoder.unkeyedContainer()
        }

        func superDecoder() -> any Decoder { decoder }

        func superDecoder(forKey key: Key) -> any Decoder { decoder }
    }

    private struct Elements: UnkeyedDecodingContainer {
        let decoder: RandomDecoder
        let count: Int?
        var codingPath: [any CodingKey] { [] }
        private(set) var currentIndex = 0
        var isAtEnd: Bool { currentIndex >= count ?? 0 }

        init(decoder: RandomDecoder, count: Int) {
            self.decoder = decoder
            self.count = count
        }

        mutating func decodeNil() -> Bool { false }

        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
            currentIndex += 1
            return try decoder.value(type)
        }

        mutating func nestedContainer<Nested>(
            keyedBy type: Nested.Type
        ) -> KeyedDecodingContainer<Nested> { decoder.container(keyedBy: type) }

        mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
            decoder.unkeyedContainer()
        }

        mutating func superDecoder() -> any Decoder { decoder }
    }

    private struct Single: SingleValueDecodingContainer {
        let decoder: RandomDecoder
        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool { false }

        func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.value(type) }
    }
}

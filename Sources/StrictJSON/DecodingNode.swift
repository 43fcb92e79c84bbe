/// The decoder of one value.
struct DecodingNode: Decoder {
    let value: JSONValue
    let codingPath: [any CodingKey]
    /// Set when every member must be asked for.
    let census: MemberCensus?
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ value: JSONValue, path: [any CodingKey], census: MemberCensus? = nil) {
        self.value = value
        codingPath = path
        self.census = census
    }

    func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let object = value.asObject else { throw mismatch(JSONObject.self) }
        return KeyedDecodingContainer(
            KeyedDecoding<Key>(
                object: object, codingPath: codingPath, census: census,
                opened: census?.open(object, at: codingPath)))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = value.asArray else { throw mismatch([JSONValue].self) }
        return UnkeyedDecoding(elements: elements, codingPath: codingPath, census: census)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        SingleDecoding(node: self)
    }

    /// The value as `T`; scalars exactly, everything else through its own initialiser.
    func get<T: Decodable>(_ type: T.Type) throws -> T {
        let decoded: (any Decodable)? =
            switch type {
            case is String.Type: value.asString
            case is Bool.Type: value.asBool
            case let integer as any FixedWidthInteger.Type: exact(integer) as? any Decodable
            case is any BinaryFloatingPoint.Type: nil
            default: try T(from: self)
            }
        guard let result = decoded as? T else { throw mismatch(type) }
        return result
    }

    private func exact<T: FixedWidthInteger>(_ type: T.Type) -> T? {
        switch value {
        case .number(let number):
            return number.int64.flatMap { integer in
                integer.magnitude > StrictJSON.safeIntegerMax ? nil : T(exactly: integer)
            }
        case .string(let text) where text.hasPrefix(JSONValueEncoder.tag):
            // One integer has one text: no `+`, no leading zeros, no tag where a number would do.
            let digits = text.dropFirst(JSONValueEncoder.tag.count)
            return T(digits).flatMap { integer in
                integer.magnitude > StrictJSON.safeIntegerMax && String(integer) == digits
                    ? integer : nil
            }
        default: return nil
        }
    }

    func mismatch(_ type: Any.Type) -> DecodingError {
        DecodingError.typeMismatch(
            type, .init(codingPath: codingPath, debugDescription: "the value has another type"))
    }
}

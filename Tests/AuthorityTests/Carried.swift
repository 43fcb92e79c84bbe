import StrictJSON

/// Values on their way through a snapshot's text.
enum Carried {
    static func through<Value: Codable>(_ value: Value) throws -> Value {
        let text = try JSONValueEncoder().encode(value).canonical()
        return try JSONValueDecoder().decode(Value.self, from: try JSONValue.parse(text))
    }
}

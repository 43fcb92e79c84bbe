extension CanonicalWriter {
    mutating func write(_ value: JSONValue) throws(JSONError) {
        switch value {
        case .null: append("null")
        case .bool(let value): write(value)
        case .number(let value): bytes.append(contentsOf: try CanonicalNumber.text(value).utf8)
        case .string(let value): write(value)
        case .array(let elements): try write(elements)
        case .object(let object): try write(object)
        }
    }

    private mutating func write(_ elements: [JSONValue]) throws(JSONError) {
        openArray()
        for value in elements {
            element()
            try write(value)
        }
        closeArray()
    }

    /// Members sorted by the UTF-16 code units of their keys (RFC 8785 section 3.2.3).
    private mutating func write(_ object: JSONObject) throws(JSONError) {
        openObject()
        let sorted = object.members.sorted { KeyOrder.precedes($0.key, $1.key) }
        for member in sorted {
            key(text: member.key)
            try write(member.value)
        }
        closeObject()
    }
}

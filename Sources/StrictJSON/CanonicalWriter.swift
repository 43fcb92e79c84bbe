/// RFC 8785 (JSON Canonicalization Scheme) output.
struct CanonicalWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: JSONValue) throws(JSONError) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): bytes.append(contentsOf: try CanonicalNumber.text(value).utf8)
        case .string(let value): JSONStringWriter.append(value, to: &bytes)
        case .array(let elements): try write(elements)
        case .object(let object): try write(object)
        }
    }

    private mutating func write(_ elements: [JSONValue]) throws(JSONError) {
        bytes.append(UInt8(ascii: "["))
        for (position, element) in elements.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            try write(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Members sorted by the UTF-16 code units of their keys (RFC 8785 section 3.2.3).
    private mutating func write(_ object: JSONObject) throws(JSONError) {
        bytes.append(UInt8(ascii: "{"))
        let sorted = object.members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
        for (position, member) in sorted.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONStringWriter.append(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            try write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

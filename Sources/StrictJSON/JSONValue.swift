/// A JSON value. Strings are equal when their bytes are.
public indirect enum JSONValue: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number with its lexeme.
    case number(JSONNumber)
    /// A string of Unicode scalar values.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object with unique keys.
    case object(JSONObject)
}

extension JSONValue: Hashable {
    /// Equal kinds with equal content; strings byte by byte, numbers by lexeme.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)): one == other
        case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: false
        }
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .string(let value): for byte in value.utf8 { hasher.combine(byte) }
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

extension JSONValue {
    /// The members when this is an object.
    public var asObject: JSONObject? { if case .object(let value) = self { value } else { nil } }

    /// The elements when this is an array.
    public var asArray: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

    /// The text when this is a string.
    public var asString: String? { if case .string(let value) = self { value } else { nil } }

    /// The value when this is an exact integer of 64 bits.
    public var asInt64: Int64? { if case .number(let value) = self { value.int64 } else { nil } }

    /// The value when this is a Boolean.
    public var asBool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// The value under a key when this is an object that has it.
    public subscript(key: String) -> JSONValue? { asObject?[key] }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    /// `"text"`
    public init(stringLiteral value: String) { self = .string(value) }

    /// `true`
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// `1`
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }

    /// `[1, 2]`
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// `["key": 1]`
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements))
    }

    /// `nil` stands for `null`.
    public init(nilLiteral: ()) { self = .null }
}

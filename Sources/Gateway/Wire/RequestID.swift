import StrictJSON

/// A JSON-RPC id: an integer or a string; never null, never a fraction.
enum RequestID: Hashable, Sendable {
    case number(Int64)
    case text(String)

    /// The id that a value states, nil for every other kind of value.
    init?(_ value: JSONValue?) {
        switch value {
        case .string(let text)? where text.utf8.count <= 1024: self = .text(text)
        case .number(let number)?:
            guard let integer = number.int64 else { return nil }
            self = .number(integer)
        default: return nil
        }
    }

    /// The id as it is written.
    var json: JSONValue {
        switch self {
        case .number(let value): .number(JSONNumber(value))
        case .text(let value): .string(value)
        }
    }
}

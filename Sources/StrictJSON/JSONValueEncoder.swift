/// Turns an `Encodable` value into a `JSONValue`, without Foundation and without guessing.
///
/// Integers beyond 2^53 - 1 become strings `int:<decimal>`, so that every reader of the log holds
/// them exactly; `JSONValueDecoder` takes both forms. Floating-point numbers are refused: nothing
/// that is recorded is measured in them. Nil members are left out.
public struct JSONValueEncoder {
    /// The tag before an integer that JSON numbers cannot carry safely.
    static let tag = "int:"

    /// An encoder.
    public init() {}

    /// The JSON value of `value`. Throws `EncodingError` for floating-point numbers.
    public func encode(_ value: some Encodable) throws -> JSONValue { try node(value).value }

    /// The RFC 8785 text of `value`, without a tree of values in between. Throws `EncodingError`
    /// for floating-point numbers, `JSONError` for numbers of a `JSONValue` within that no double
    /// holds exactly.
    public func canonical(_ value: some Encodable) throws -> [UInt8] {
        var text = CanonicalWriter()
        try node(value).write(to: &text)
        return text.bytes
    }

    static func number(_ value: some BinaryInteger) -> JSONValue {
        guard value.magnitude <= UInt64(StrictJSON.safeIntegerMax) else {
            return .string(tag + String(value))
        }
        return .number(JSONNumber(Int64(value)))
    }

    private func node(_ value: some Encodable) throws -> EncodingNode {
        let node = EncodingNode()
        try value.encode(to: node)
        return node
    }
}

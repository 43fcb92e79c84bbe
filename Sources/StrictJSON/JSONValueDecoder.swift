/// Turns a `JSONValue` into a `Decodable` value; the counterpart of `JSONValueEncoder`.
public struct JSONValueDecoder {
    /// A decoder.
    public init() {}

    /// The value of type `T`. Throws `DecodingError` naming the path that does not fit.
    public func decode<T: Decodable>(_ type: T.Type, from value: JSONValue) throws -> T {
        try DecodingNode(value, path: []).get(type)
    }
}

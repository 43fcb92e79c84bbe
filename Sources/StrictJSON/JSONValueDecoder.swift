/// Turns a `JSONValue` into a `Decodable` value; the counterpart of `JSONValueEncoder`.
public struct JSONValueDecoder {
    private let exact: Bool

    /// A decoder.
    ///
    /// - Parameter exact: refuses members that the type does not ask for. For what must not be read
    ///   as less than it says: records that another version wrote.
    public init(exact: Bool = false) { self.exact = exact }

    /// The value of type `T`. Throws `DecodingError` naming the path that does not fit.
    public func decode<T: Decodable>(_ type: T.Type, from value: JSONValue) throws -> T {
        guard exact else { return try DecodingNode(value, path: []).get(type) }
        let census = MemberCensus()
        let result = try DecodingNode(value, path: [], census: census).get(type)
        try census.check()
        return result
    }
}

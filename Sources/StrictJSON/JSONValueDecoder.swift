/// Turns JSON into a `Decodable` value; the counterpart of `JSONValueEncoder`.
public struct JSONValueDecoder {
    private let exact: Bool

    /// A decoder.
    ///
    /// - Parameter exact: refuses members that the type does not ask for. For what must not be read
    ///   as less than it says: records that another version wrote.
    public init(exact: Bool = false) { self.exact = exact }

    /// The value of type `T`. Throws `DecodingError` naming the path that does not fit.
    public func decode<T: Decodable>(_ type: T.Type, from value: JSONValue) throws -> T {
        let tape: JSONTape
        do throws(JSONError) {
            tape = try JSONTape(value)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "too large", underlyingError: error))
        }
        return try decode(type, from: tape)
    }

    /// The value of type `T` that a text stands for, without a tree of values in between. Throws
    /// `JSONError` for the first rule that the text breaks, else as the other one does.
    public func decode<T: Decodable>(
        _ type: T.Type, from bytes: [UInt8], limits: JSONLimits = .standard
    ) throws -> T {
        var parser = JSONParser(bytes, limits: limits)
        return try decode(type, from: parser.document())
    }

    private func decode<T: Decodable>(_ type: T.Type, from tape: JSONTape) throws -> T {
        let source = DecodingSource(tape)
        let result = try DecodingNode(source: source, index: 0, key: nil).get(type)
        if exact { try source.checkAsked() }
        return result
    }
}

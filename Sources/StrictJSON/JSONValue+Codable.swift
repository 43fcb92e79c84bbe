extension JSONValue: Codable {
    /// Only from a `JSONValueDecoder`: other decoders would round numbers.
    public init(from decoder: any Decoder) throws {
        guard let node = decoder as? DecodingNode else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "use JSONValueDecoder"))
        }
        self = node.value
    }

    /// Only into a `JSONValueEncoder`.
    public func encode(to encoder: any Encoder) throws {
        guard let node = encoder as? EncodingNode else {
            throw EncodingError.invalidValue(
                self,
                .init(codingPath: encoder.codingPath, debugDescription: "use JSONValueEncoder"))
        }
        node.set(self)
    }
}

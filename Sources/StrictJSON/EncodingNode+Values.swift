extension EncodingNode {
    /// What any value leaves in its place.
    static func piece(_ value: some Encodable) throws -> Piece {
        switch value {
        case let text as String: return .value(.string(text))
        case let flag as Bool: return .value(.bool(flag))
        case let integer as any BinaryInteger: return .value(JSONValueEncoder.number(integer))
        case is any BinaryFloatingPoint:
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "no floating point here"))
        default:
            let node = EncodingNode()
            try value.encode(to: node)
            return .node(node)
        }
    }

    /// Encodes any value into this node.
    func put(_ value: some Encodable) throws {
        switch try Self.piece(value) {
        case .value(let value): set(value)
        case .node(let node): take(node)
        }
    }
}

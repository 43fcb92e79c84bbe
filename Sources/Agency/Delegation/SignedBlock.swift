import StrictJSON

/// The text that is signed of a block.
enum SignedBlock {
    /// RFC 8785 of `{"type": …, "block": …}`.
    static func message(_ type: String, _ block: some Encodable) throws -> [UInt8] {
        let value: JSONValue = [
            "type": .string(type), "block": try JSONValueEncoder().encode(block),
        ]
        return try value.canonical()
    }
}

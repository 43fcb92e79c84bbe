import StrictJSON

/// From bytes of an agent to a message, strictly.
enum MessageReader {
    /// The message of one body or line; the error speaks only of these bytes.
    static func read(_ bytes: [UInt8]) throws(RPCError) -> Message {
        let value: JSONValue
        do {
            value = try JSONValue.parse(bytes)
        } catch {
            throw RPCError(ErrorCode.parse, "Parse error: \(error)", status: 400)
        }
        return try Message.read(value)
    }
}

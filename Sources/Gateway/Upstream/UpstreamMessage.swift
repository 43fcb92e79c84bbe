import StrictJSON

/// One message to a server, with what an HTTP link needs for its headers.
struct UpstreamMessage {
    let id: Int64?
    let method: String
    let json: JSONValue
    /// The version that the message is written in; nil before one is agreed.
    let version: ProtocolVersion?
    /// `Mcp-Name` and `Mcp-Param-*` of the modern era, already encoded.
    var headers: [(name: String, value: String)] = []

    /// The wire form.
    var bytes: [UInt8] { json.serialized() }
}

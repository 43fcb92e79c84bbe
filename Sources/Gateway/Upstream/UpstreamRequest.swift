import NIOCore
import StrictJSON

/// One request to a server, in the words of the modern era; the client translates.
struct UpstreamRequest {
    let method: String
    var params: JSONObject
    /// Capabilities of the agent's client, told to a modern server for this request alone.
    var capabilities = JSONObject()
    /// Encoded `Mcp-Name` and `Mcp-Param-*` for a modern HTTP server.
    var headers: [(name: String, value: String)] = []
    var timeout: TimeAmount?
    /// Progress of this request; asked for only when set.
    var onProgress: ((JSONObject) -> Void)?
    /// Other notifications that came on this request's own stream.
    var onNotification: ((String, JSONObject) -> Void)?
}

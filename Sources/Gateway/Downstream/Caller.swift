import NIOHTTP1
import StrictJSON

/// What the door knows of the client that sent one request. Nothing of it is an identity: that is
/// the listener alone.
struct Caller {
    let version: ProtocolVersion
    /// What a modern client says it can do; used only to pass requests for input on to it.
    var capabilities = JSONObject()
    /// The head of a modern HTTP request, for `Mcp-Param-*`; nil where there is none.
    var headers: HTTPHeaders?
    /// The state of a legacy client, or of a line connection.
    var session: Session?
}

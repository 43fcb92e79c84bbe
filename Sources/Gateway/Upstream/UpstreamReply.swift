import StrictJSON

/// What became of a request to a server.
enum UpstreamReply {
    /// The server's result, not yet looked into.
    case result(JSONObject)
    /// The server's error.
    case error(RPCError)
    /// No answer will come: the connection ended.
    case lost
    /// No answer came in time; the server was told to stop.
    case timedOut
}

/// JSON-RPC error codes. MCP reserves -32768...-32000; Tribune's own lie outside.
enum ErrorCode {
    static let parse = -32700
    static let invalidRequest = -32600
    static let methodNotFound = -32601
    static let invalidParams = -32602
    static let internalError = -32603
    /// Modern: a header and the body disagree.
    static let headerMismatch = -32020
    /// Modern: no such protocol version.
    static let unsupportedVersion = -32022
    /// Legacy: the client cancelled the request.
    static let cancelled = -32800
    /// Denied, for requests whose result has no `isError`.
    static let denied = -31403
    /// Too many requests at once; nothing was done.
    static let busy = -31429
    /// The outcome could not be recorded; the result is withheld.
    static let unrecorded = -31500
    /// The server cannot be reached, went away, or answered with something unreadable.
    static let upstream = -31502
    /// The server did not answer in time.
    static let timeout = -31504

    /// Codes that only Tribune may use: a server must not be able to imitate a denial.
    static let own = -31599 ... -31400
}

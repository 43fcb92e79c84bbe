import StrictJSON

/// Why a request gets no result. `message` speaks only of the request's own bytes (law 10).
struct RPCError: Error, Sendable, Hashable {
    let code: Int
    let message: String
    let data: JSONValue?
    /// The HTTP status that carries the error; lines have none.
    let status: Int

    init(_ code: Int, _ message: String, data: JSONValue? = nil, status: Int = 200) {
        self.code = code
        self.message = message
        self.data = data
        self.status = status
    }

    /// The response message, `id` null when the request's id is unknown.
    func response(to id: RequestID?) -> JSONValue {
        var error: JSONObject = JSONObject([
            ("code", .number(JSONNumber(Int64(code)))), ("message", .string(message)),
        ])
        error["data"] = data
        return ["jsonrpc": "2.0", "id": id?.json ?? .null, "error": .object(error)]
    }

    /// The HTTP status that carries the error in the modern era, where the code decides it.
    var modernStatus: Int {
        switch code {
        case ErrorCode.parse, ErrorCode.invalidRequest, ErrorCode.invalidParams,
            ErrorCode.headerMismatch, ErrorCode.unsupportedVersion:
            status == 200 ? 400 : status
        case ErrorCode.methodNotFound: 404
        default: status
        }
    }
}

extension RPCError {
    static let notOneMessage = RPCError(
        ErrorCode.invalidRequest, "The body must be a single JSON-RPC message object", status: 400)
    static let missingEnvelope = RPCError(
        ErrorCode.invalidParams,
        "params._meta must be an object with 'io.modelcontextprotocol/protocolVersion' and "
            + "'io.modelcontextprotocol/clientCapabilities'", status: 400)
    static let missingSession = RPCError(
        ErrorCode.invalidRequest, "Missing session ID", status: 400)
    static let unknownSession = RPCError(
        ErrorCode.invalidRequest, "Session not found", status: 404)
    static let busy = RPCError(ErrorCode.busy, "Too many requests at once", status: 503)
    static let unrecorded = RPCError(ErrorCode.unrecorded, "The result is withheld")
    static let upstreamLost = RPCError(ErrorCode.upstream, "The server did not answer")
    static let upstreamEnded = RPCError(
        ErrorCode.upstream, "The server has ended and is not started again in this run")
    static let upstreamUnreadable = RPCError(
        ErrorCode.upstream, "The server's answer is not allowed")
    static let timeout = RPCError(ErrorCode.timeout, "The server did not answer in time")
    static let cancelled = RPCError(ErrorCode.cancelled, "Request cancelled")

    static func invalidParams(_ why: String) -> RPCError {
        RPCError(ErrorCode.invalidParams, why)
    }

    static func methodNotFound(_ method: String, modern: Bool) -> RPCError {
        let name: JSONValue? = method.utf8.count <= 128 ? .string(method) : nil
        return RPCError(
            ErrorCode.methodNotFound, "Method not found", data: name, status: modern ? 404 : 200)
    }

    static func headerMismatch(_ why: String) -> RPCError {
        RPCError(ErrorCode.headerMismatch, why, status: 400)
    }

    static func unsupportedVersion(_ asked: String) -> RPCError {
        RPCError(
            ErrorCode.unsupportedVersion, "Unsupported protocol version",
            data: [
                "supported": [.string(ProtocolVersion.july2026.rawValue)],
                "requested": .string(String(asked.prefix(64))),
            ], status: 400)
    }
}

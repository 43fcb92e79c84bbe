import StrictJSON

/// One JSON-RPC message of either direction, its shape checked, its meaning not yet.
enum Message: Sendable {
    case request(Request)
    case notification(method: String, params: JSONObject)
    case response(Response)

    /// A request: it gets one answer.
    struct Request: Sendable {
        let id: RequestID
        let method: String
        let params: JSONObject
    }

    /// An answer to a request of the other side.
    struct Response: Sendable {
        let id: RequestID
        let outcome: Result<JSONObject, RPCError>
    }

    /// The message of a parsed text. Batches, null ids and mixtures are refused.
    static func read(_ value: JSONValue) throws(RPCError) -> Message {
        guard let object = value.asObject, object["jsonrpc"]?.asString == "2.0" else {
            throw .notOneMessage
        }
        guard let method = object["method"] else { return .response(try response(object)) }
        guard let name = method.asString, (1...128).contains(name.utf8.count),
            object["result"] == nil, object["error"] == nil
        else { throw .notOneMessage }
        let params = try parameters(object)
        guard let id = object["id"] else { return .notification(method: name, params: params) }
        guard let id = RequestID(id) else {
            throw RPCError(
                ErrorCode.invalidRequest, "The id must be a string or an integer", status: 400)
        }
        return .request(Request(id: id, method: name, params: params))
    }

    private static func parameters(_ object: JSONObject) throws(RPCError) -> JSONObject {
        guard let params = object["params"] else { return JSONObject() }
        guard let params = params.asObject else {
            throw RPCError(ErrorCode.invalidParams, "params must be an object", status: 400)
        }
        return params
    }

    private static func response(_ object: JSONObject) throws(RPCError) -> Response {
        guard let id = RequestID(object["id"]) else { throw .notOneMessage }
        switch (object["result"]?.asObject, object["error"]?.asObject) {
        case (let result?, nil): return Response(id: id, outcome: .success(result))
        case (nil, let error?):
            guard let code = error["code"]?.asInt64, let text = error["message"]?.asString,
                let code = Int(exactly: code)
            else { throw .notOneMessage }
            let failure = RPCError(code, text, data: error["data"])
            return Response(id: id, outcome: .failure(failure))
        default: throw .notOneMessage
        }
    }
}

extension Message {
    /// A request as it is sent.
    static func request(
        id: RequestID, method: String, params: JSONObject
    ) -> JSONValue {
        ["jsonrpc": "2.0", "id": id.json, "method": .string(method), "params": .object(params)]
    }

    /// A notification as it is sent; without `params` when there are none.
    static func notification(_ method: String, _ params: JSONObject) -> JSONValue {
        var object = JSONObject([("jsonrpc", "2.0"), ("method", .string(method))])
        if !params.isEmpty { object["params"] = .object(params) }
        return .object(object)
    }

    /// A successful answer as it is sent.
    static func result(_ result: JSONObject, to id: RequestID) -> JSONValue {
        ["jsonrpc": "2.0", "id": id.json, "result": .object(result)]
    }
}

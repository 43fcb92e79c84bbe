import StrictJSON

/// How the result of one method is looked into: known members are rebuilt, everything else is
/// left out, what is malformed or too large becomes a fixed text.
struct ResultShape {
    /// Which result.
    enum Kind { case tool, resource, prompt, completion }

    let kind: Kind
    let bounds: Bounds
    /// Kinds of input (`elicitation`, `sampling`, `roots`) that the client can give; empty when
    /// the client speaks an older version.
    var inputs: Set<String> = []

    /// What stands in for a result that may not be passed on.
    static let refusedText = "The server's answer is not allowed."

    func apply(to result: JSONObject) -> ShapedResult {
        switch result["resultType"] {
        case nil, .string("complete")?:
            guard let kept = complete(result), fits(kept) else { return .refused }
            return .complete(kept)
        case .string("input_required")?:
            guard let kept = inputRequired(result), fits(kept) else { return .refused }
            return .inputRequired(kept)
        default: return .refused
        }
    }

    /// A server's error as the agent sees it: bounded, and never one of Tribune's own codes.
    static func shown(_ error: RPCError, bounds: Bounds) -> RPCError {
        let foreign = ErrorCode.own.contains(error.code) || error.code == ErrorCode.headerMismatch
        let data = error.data.flatMap {
            $0.serialized().count <= bounds.textBytes ? $0 : nil
        }
        return RPCError(
            foreign ? ErrorCode.internalError : error.code,
            error.message.capped(bounds.textBytes), data: data)
    }

    /// A tool result that tells the model of a failure.
    static func errorResult(_ text: String) -> JSONObject {
        JSONObject([
            ("content", [["type": "text", "text": .string(text)]]), ("isError", true),
        ])
    }

    private func fits(_ result: JSONObject) -> Bool {
        JSONValue.object(result).serialized().count <= bounds.messageBytes
    }

    private func complete(_ result: JSONObject) -> JSONObject? {
        switch kind {
        case .tool: tool(result)
        case .resource: list(result, "contents", ResultParts.contents)
        case .prompt: prompt(result)
        case .completion: completion(result)
        }
    }

    private func tool(_ result: JSONObject) -> JSONObject? {
        var kept = JSONObject()
        let structured = result["structuredContent"]
        if let content = result["content"] {
            guard let items = content.asArray?.map(ResultParts.block), !items.contains(nil) else {
                return nil
            }
            kept["content"] = .array(items.compactMap { $0 })
        } else {
            guard structured != nil else { return nil }
            kept["content"] = []
        }
        kept["structuredContent"] = structured
        if let flag = result["isError"] {
            guard flag.asBool != nil else { return nil }
            kept["isError"] = flag
        }
        return kept
    }

    private func list(
        _ result: JSONObject, _ key: String, _ part: (JSONValue) -> JSONValue?
    ) -> JSONObject? {
        guard let items = result[key]?.asArray?.map(part), !items.contains(nil) else { return nil }
        return JSONObject([(key, .array(items.compactMap { $0 }))])
    }

    private func prompt(_ result: JSONObject) -> JSONObject? {
        guard var kept = list(result, "messages", ResultParts.promptMessage) else { return nil }
        if let text = result["description"]?.asString { kept["description"] = .string(text) }
        return kept
    }

    private func completion(_ result: JSONObject) -> JSONObject? {
        guard let found = result["completion"]?.asObject, let values = found["values"]?.asArray,
            values.count <= 100, values.allSatisfy({ $0.asString != nil })
        else { return nil }
        var kept = JSONObject([("values", .array(values))])
        if let total = found["total"], total.asInt64 != nil { kept["total"] = total }
        if let more = found["hasMore"], more.asBool != nil { kept["hasMore"] = more }
        return JSONObject([("completion", .object(kept))])
    }

    /// Requests for input that the client has said it can serve; anything else refuses the whole
    /// result. A URL to open is never passed on.
    private func inputRequired(_ result: JSONObject) -> JSONObject? {
        guard !inputs.isEmpty else { return nil }
        var kept = JSONObject()
        if let requests = result["inputRequests"] {
            guard let requests = requests.asObject, requests.count <= 16 else { return nil }
            var passed = JSONObject()
            for request in requests {
                guard let shown = ResultParts.inputRequest(request.value, inputs: inputs) else {
                    return nil
                }
                passed[request.key] = shown
            }
            kept["inputRequests"] = .object(passed)
        }
        if let state = result["requestState"] {
            guard state.asString != nil else { return nil }
            kept["requestState"] = state
        }
        return kept.isEmpty ? nil : kept
    }
}

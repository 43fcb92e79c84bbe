import Agency
import NIOCore
import StrictJSON

/// Tools: listed as pinned and admitted, called as judged.
extension ServerDoor {
    func listTools(_ exchange: Exchange) {
        guard exchange.request.params["cursor"] == nil else {
            return exchange.fail(.invalidParams("Unknown cursor"))
        }
        list(tools, exchange)
    }

    /// Answers with what of a shelf's kind is pinned and granted.
    func list<Item: Described>(_ shelf: Shelf<Item>, _ exchange: Exchange) {
        shelf.fetch { result in
            guard exchange.isOpen else { return }
            switch result {
            case .failure(let error): exchange.fail(Self.shown(error, self.bounds))
            case .success(let content):
                let items = content.listed.map { JSONValue.object($0.definition) }
                exchange.finish(
                    JSONObject([(Item.listMember, .array(items))]), cacheable: true)
            }
        }
    }

    static func shown(_ error: RPCError, _ bounds: Bounds) -> RPCError {
        ErrorCode.own.contains(error.code) ? error : ResultShape.shown(error, bounds: bounds)
    }

    func callTool(_ exchange: Exchange) {
        let params = exchange.request.params
        guard let name = params["name"]?.asString, (1...128).contains(name.utf8.count) else {
            return exchange.fail(.invalidParams("params.name must be a tool's name"))
        }
        guard let arguments = (params["arguments"] ?? [:]).asObject else {
            return exchange.fail(.invalidParams("params.arguments must be an object"))
        }
        guard !arguments.contains(where: { $0.key.hasPrefix(Retry.reserved) }) else {
            return exchange.fail(.invalidParams("params.arguments uses a reserved name"))
        }
        tools.present { result in
            guard exchange.isOpen else { return }
            switch result {
            case .failure(let error): exchange.fail(Self.shown(error, self.bounds))
            case .success(let content): self.call(name, arguments, content, exchange)
            }
        }
    }

    private func call(
        _ name: String, _ arguments: JSONObject, _ content: Shelf<Tool>.Content,
        _ exchange: Exchange
    ) {
        let tool = content.item(named: name)
        // Faults are told only for tools that the agent may see: of others it learns nothing.
        if let tool, content.admitted.contains(name) {
            if let error = HeaderRule.parameterFault(tool, arguments, exchange.caller.headers) {
                desk.refused(lease: lease, reason: "headers")
                return exchange.fail(error)
            }
            if let fault = SchemaCheck.fault(in: .object(arguments), against: tool.schema) {
                desk.refused(lease: lease, reason: "arguments")
                return exchange.finish(ResultShape.errorResult("Invalid arguments. \(fault)"))
            }
        }
        let judged = Retry(exchange.request.params).joined(
            to: JSONObject([("name", .string(name)), ("arguments", .object(arguments))]),
            arguments)
        let action = Action(
            lease: lease, verb: .callTool, server: self.name, target: name,
            arguments: judged.recorded, definition: tool?.digest,
            bytesOut: Int64(JSONValue.object(judged.forwarded).serialized().count))
        let effect = effect(
            judged.forwarded, HeaderRule.encoded(tool, judged.forwarded), .tool, exchange)
        perform(action, effect, for: exchange) { end in Self.tell(end, to: exchange) }
    }

    /// The request to the server, with the kinds of input that may be asked back.
    func effect(
        _ params: JSONObject, _ headers: [(name: String, value: String)],
        _ kind: ResultShape.Kind, _ exchange: Exchange
    ) -> Act.Effect {
        let inputs = InputKinds.declared(by: exchange.caller, to: client.welcome, for: kind)
        var request = UpstreamRequest(
            method: exchange.request.method, params: params, capabilities: inputs.capabilities,
            headers: headers, timeout: bounds.actTime)
        if exchange.progressToken != nil {
            request.onProgress = { [weak exchange] in exchange?.progress($0) }
        }
        return .forward(request, ResultShape(kind: kind, bounds: bounds, inputs: inputs.kinds))
    }

    /// A request for input is a result of its own kind.
    static func asking(_ result: JSONObject) -> JSONObject {
        var result = result
        result["resultType"] = "input_required"
        return result
    }

    /// Tells how a call ended. A denial is a result that the model can read, not a fault.
    private static func tell(_ end: ActEnd, to exchange: Exchange) {
        switch end {
        case .result(.complete(let result)): exchange.finish(result)
        case .result(.inputRequired(let result)): exchange.finish(asking(result))
        case .result(.refused):
            exchange.finish(ResultShape.errorResult(ResultShape.refusedText))
        case .denied(let denial): exchange.finish(ResultShape.errorResult(denial.text))
        case .failed(let error): exchange.fail(error)
        }
    }
}

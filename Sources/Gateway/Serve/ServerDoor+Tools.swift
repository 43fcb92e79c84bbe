import Agency
import NIOCore
import StrictJSON

/// Tools: listed as pinned and admitted, called as judged.
extension ServerDoor {
    /// Members of the recorded arguments that stand for a retry's answers.
    private static let retryMembers = [
        "inputResponses": "io.tribune/inputResponses", "requestState": "io.tribune/requestState",
    ]

    func listTools(_ exchange: Exchange) {
        guard exchange.request.params["cursor"] == nil else {
            return exchange.fail(.invalidParams("Unknown cursor"))
        }
        shelf.fetch { result in
            guard exchange.isOpen else { return }
            switch result {
            case .failure(let error): exchange.fail(Self.shown(error, self.bounds))
            case .success(let shelf):
                let tools = shelf.listed.map { JSONValue.object($0.definition) }
                exchange.finish(JSONObject([("tools", .array(tools))]), cacheable: true)
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
        guard !arguments.contains(where: { $0.key.hasPrefix("io.tribune/") }) else {
            return exchange.fail(.invalidParams("params.arguments uses a reserved name"))
        }
        shelf.present { result in
            guard exchange.isOpen else { return }
            switch result {
            case .failure(let error): exchange.fail(Self.shown(error, self.bounds))
            case .success(let shelf): self.call(name, arguments, shelf, exchange)
            }
        }
    }

    private func call(
        _ name: String, _ arguments: JSONObject, _ shelf: ToolShelf.Shelf, _ exchange: Exchange
    ) {
        let tool = shelf.tools[name]
        // Faults are told only for tools that the agent may see: of others it learns nothing.
        if let tool, shelf.admitted.contains(name) {
            if let error = HeaderRule.parameterFault(tool, arguments, exchange.caller.headers) {
                desk.refused(lease: lease, reason: "headers")
                return exchange.fail(error)
            }
            if let fault = SchemaCheck.fault(in: .object(arguments), against: tool.schema) {
                desk.refused(lease: lease, reason: "arguments")
                return exchange.finish(ResultShape.errorResult("Invalid arguments. \(fault)"))
            }
        }
        let (forwarded, recorded) = Self.parts(name, arguments, exchange.request.params)
        let action = Action(
            lease: lease, verb: .callTool, server: self.name, target: name, arguments: recorded,
            definition: tool?.digest,
            bytesOut: Int64(JSONValue.object(forwarded).serialized().count))
        perform(action, toolEffect(tool, forwarded, exchange), for: exchange) { end in
            Self.tell(end, to: exchange)
        }
    }

    /// What is sent, and what is judged and recorded: the same arguments; a retry's answers are
    /// beside them on the wire and among them in the record.
    private static func parts(
        _ name: String, _ arguments: JSONObject, _ params: JSONObject
    ) -> (forwarded: JSONObject, recorded: JSONObject) {
        var forwarded = JSONObject([("name", .string(name)), ("arguments", .object(arguments))])
        var recorded = arguments
        for (member, record) in retryMembers.sorted(by: { $0.key < $1.key }) {
            forwarded[member] = params[member]
            recorded[record] = params[member]
        }
        return (forwarded, recorded)
    }

    private func toolEffect(
        _ tool: Tool?, _ params: JSONObject, _ exchange: Exchange
    ) -> Act.Effect {
        let inputs = InputKinds.declared(by: exchange.caller, to: client.welcome)
        var request = UpstreamRequest(
            method: "tools/call", params: params, capabilities: inputs.capabilities,
            headers: HeaderRule.encoded(tool, params), timeout: bounds.actTime)
        if exchange.progressToken != nil {
            request.onProgress = { [weak exchange] in exchange?.progress($0) }
        }
        return .forward(
            request, ResultShape(kind: .tool, bounds: bounds, inputs: inputs.kinds))
    }

    /// Tells how a call ended. A denial is a result that the model can read, not a fault.
    private static func tell(_ end: ActEnd, to exchange: Exchange) {
        switch end {
        case .result(.complete(let result)): exchange.finish(result)
        case .result(.inputRequired(let result)):
            var result = result
            result["resultType"] = "input_required"
            exchange.finish(result)
        case .result(.refused):
            exchange.finish(ResultShape.errorResult(ResultShape.refusedText))
        case .denied(let denial): exchange.finish(ResultShape.errorResult(denial.text))
        case .failed(let error): exchange.fail(error)
        }
    }
}

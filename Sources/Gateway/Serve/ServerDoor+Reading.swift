import Agency
import StrictJSON

/// Resources, prompts and completion: listed as the mandate lets them be seen, fetched as judged.
extension ServerDoor {
    /// A list that is filtered item by item.
    enum Listing {
        case resources, templates, prompts

        var member: String {
            switch self {
            case .resources: "resources"
            case .templates: "resourceTemplates"
            case .prompts: "prompts"
            }
        }

        /// The member of an item that the mandate names.
        var target: String {
            switch self {
            case .resources: "uri"
            case .templates: "uriTemplate"
            case .prompts: "name"
            }
        }

        var verb: Verb { self == .prompts ? .getPrompt : .readResource }

        var group: String { self == .prompts ? "prompts" : "resources" }
    }

    func list(_ exchange: Exchange, _ listing: Listing, _ welcome: Welcome) {
        guard exchange.request.params["cursor"] == nil else {
            return exchange.fail(.invalidParams("Unknown cursor"))
        }
        guard welcome.offers(listing.group) else {
            let modern = exchange.caller.version.isModern
            return exchange.fail(.methodNotFound(exchange.request.method, modern: modern))
        }
        ListWalk(client, method: exchange.request.method, member: listing.member) { result in
            guard exchange.isOpen else { return }
            switch result {
            case .failure(let error): exchange.fail(Self.shown(error, self.bounds))
            case .success(let items):
                let seen = JSONValue.array(self.visible(items, listing))
                exchange.finish(JSONObject([(listing.member, seen)]), cacheable: true)
            }
        }.start()
    }

    private func visible(_ items: [JSONValue], _ listing: Listing) -> [JSONValue] {
        let required = listing == .prompts ? ["name"] : [listing.target, "name"]
        let rebuilt = items.compactMap { ResultParts.listed($0, required: required) }
        let seen = rebuilt.compactMap { item -> (String, JSONValue)? in
            guard let target = item[listing.target]?.asString,
                desk.maySee(listing.verb, target, of: name, lease: lease)
            else { return nil }
            return (target, item)
        }
        return seen.sorted { $0.0 < $1.0 }.map(\.1)
    }

    func readResource(_ exchange: Exchange) {
        let params = exchange.request.params
        guard let uri = params["uri"]?.asString, (1...4096).contains(uri.utf8.count) else {
            return exchange.fail(.invalidParams("params.uri must be a URI"))
        }
        fetch(
            exchange, .readResource, target: uri, arguments: JSONObject(),
            forwarded: JSONObject([("uri", .string(uri))]), kind: .resource)
    }

    func getPrompt(_ exchange: Exchange) {
        let params = exchange.request.params
        guard let prompt = params["name"]?.asString, (1...1024).contains(prompt.utf8.count) else {
            return exchange.fail(.invalidParams("params.name must be a prompt's name"))
        }
        guard let arguments = (params["arguments"] ?? [:]).asObject,
            arguments.allSatisfy({ $0.value.asString != nil })
        else { return exchange.fail(.invalidParams("params.arguments must hold strings")) }
        var forwarded = JSONObject([("name", .string(prompt))])
        if params["arguments"] != nil { forwarded["arguments"] = .object(arguments) }
        fetch(
            exchange, .getPrompt, target: prompt, arguments: arguments, forwarded: forwarded,
            kind: .prompt)
    }

    func complete(_ exchange: Exchange) {
        let params = exchange.request.params
        guard let argument = params["argument"]?.asObject, argument["name"]?.asString != nil,
            argument["value"]?.asString != nil, let reference = params["ref"]?.asObject,
            let target = Self.target(of: reference)
        else {
            return exchange.fail(.invalidParams("params.ref and params.argument are malformed"))
        }
        var arguments = JSONObject([
            ("ref", .object(reference)), ("argument", .object(argument)),
        ])
        arguments["context"] = params["context"]
        fetch(
            exchange, .complete, target: target, arguments: arguments, forwarded: arguments,
            kind: .completion)
    }

    private static func target(of reference: JSONObject) -> String? {
        switch reference["type"]?.asString {
        case "ref/prompt"?: reference["name"]?.asString
        case "ref/resource"?: reference["uri"]?.asString
        default: nil
        }
    }

    private func fetch(
        _ exchange: Exchange, _ verb: Verb, target: String, arguments: JSONObject,
        forwarded: JSONObject, kind: ResultShape.Kind
    ) {
        let action = Action(
            lease: lease, verb: verb, server: name, target: target, arguments: arguments,
            bytesOut: Int64(JSONValue.object(forwarded).serialized().count))
        let named = forwarded["uri"]?.asString ?? forwarded["name"]?.asString
        var request = UpstreamRequest(
            method: exchange.request.method, params: forwarded,
            headers: named.map { [HeaderRule.name($0)] } ?? [], timeout: bounds.actTime)
        if exchange.progressToken != nil {
            request.onProgress = { [weak exchange] in exchange?.progress($0) }
        }
        let shape = ResultShape(kind: kind, bounds: bounds)
        perform(action, .forward(request, shape), for: exchange) { end in
            Self.tellReading(end, to: exchange, cacheable: kind == .resource)
        }
    }

    /// These results have no `isError`: a denial is an error of its own code.
    private static func tellReading(_ end: ActEnd, to exchange: Exchange, cacheable: Bool) {
        switch end {
        case .result(.complete(let result)): exchange.finish(result, cacheable: cacheable)
        case .result(.inputRequired), .result(.refused): exchange.fail(.upstreamUnreadable)
        case .denied(let denial): exchange.fail(RPCError(ErrorCode.denied, denial.text))
        case .failed(let error): exchange.fail(error)
        }
    }
}

import Agency
import StrictJSON

/// Resources, prompts and completion: listed as the mandate lets them be seen, fetched as judged.
/// The text of prompts is pinned as that of tools is; resources come and go, only their names are
/// judged.
extension ServerDoor {
    /// A list that is filtered item by item.
    enum Listing {
        case resources, templates

        var member: String { self == .resources ? "resources" : "resourceTemplates" }

        /// The member of an item that the mandate names.
        var target: String { self == .resources ? "uri" : "uriTemplate" }
    }

    /// Whether a whole list of a group may be asked for; else the exchange has its error.
    private func mayList(_ exchange: Exchange, _ group: String, _ welcome: Welcome) -> Bool {
        guard exchange.request.params["cursor"] == nil else {
            exchange.fail(.invalidParams("Unknown cursor"))
            return false
        }
        guard welcome.offers(group) else {
            let modern = exchange.caller.version.isModern
            exchange.fail(.methodNotFound(exchange.request.method, modern: modern))
            return false
        }
        return true
    }

    func listPrompts(_ exchange: Exchange, _ welcome: Welcome) {
        if mayList(exchange, "prompts", welcome) { list(prompts, exchange) }
    }

    func list(_ exchange: Exchange, _ listing: Listing, _ welcome: Welcome) {
        guard mayList(exchange, "resources", welcome) else { return }
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
        let rebuilt = items.compactMap {
            ResultParts.listed($0, required: [listing.target, "name"])
        }
        let seen = rebuilt.compactMap { item -> (String, JSONValue)? in
            guard let target = item[listing.target]?.asString,
                desk.maySee(.readResource, target, of: name, lease: lease)
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
        let what = Reading(verb: .readResource, target: uri, kind: .resource)
        fetch(exchange, what, JSONObject([("uri", .string(uri))]))
    }

    func getPrompt(_ exchange: Exchange) {
        let params = exchange.request.params
        guard let prompt = params["name"]?.asString, (1...1024).contains(prompt.utf8.count) else {
            return exchange.fail(.invalidParams("params.name must be a prompt's name"))
        }
        guard let arguments = (params["arguments"] ?? [:]).asObject,
            arguments.allSatisfy({ $0.value.asString != nil })
        else { return exchange.fail(.invalidParams("params.arguments must hold strings")) }
        guard !arguments.contains(where: { $0.key.hasPrefix(Retry.reserved) }) else {
            return exchange.fail(.invalidParams("params.arguments uses a reserved name"))
        }
        var forwarded = JSONObject([("name", .string(prompt))])
        if params["arguments"] != nil { forwarded["arguments"] = .object(arguments) }
        prompts.present { result in
            guard exchange.isOpen else { return }
            // What the server does not describe has no definition, and the desk denies it.
            let what = Reading(
                verb: .getPrompt, target: prompt, arguments: arguments,
                definition: (try? result.get())?.item(named: prompt)?.digest, kind: .prompt)
            self.fetch(exchange, what, forwarded)
        }
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
        let what = Reading(
            verb: .complete, target: target, arguments: arguments, kind: .completion)
        fetch(exchange, what, arguments)
    }

    private static func target(of reference: JSONObject) -> String? {
        switch reference["type"]?.asString {
        case "ref/prompt"?: reference["name"]?.asString
        case "ref/resource"?: reference["uri"]?.asString
        default: nil
        }
    }

    /// What is asked for, as it is judged.
    private struct Reading {
        let verb: Verb
        let target: String
        var arguments = JSONObject()
        var definition: Digest?
        let kind: ResultShape.Kind
    }

    private func fetch(_ exchange: Exchange, _ what: Reading, _ params: JSONObject) {
        let retry = what.kind == .completion ? Retry() : Retry(exchange.request.params)
        let judged = retry.joined(to: params, what.arguments)
        let action = Action(
            lease: lease, verb: what.verb, server: name, target: what.target,
            arguments: judged.recorded, definition: what.definition,
            bytesOut: Int64(JSONValue.object(judged.forwarded).serialized().count))
        let named = params["uri"]?.asString ?? params["name"]?.asString
        let headers = named.map { [HeaderRule.name($0)] } ?? []
        let effect = effect(judged.forwarded, headers, what.kind, exchange)
        perform(action, effect, for: exchange) { end in
            Self.tellReading(end, to: exchange, cacheable: what.kind == .resource)
        }
    }

    /// These results have no `isError`: a denial is an error of its own code.
    private static func tellReading(_ end: ActEnd, to exchange: Exchange, cacheable: Bool) {
        switch end {
        case .result(.complete(let result)): exchange.finish(result, cacheable: cacheable)
        case .result(.inputRequired(let result)): exchange.finish(asking(result))
        case .result(.refused): exchange.fail(.upstreamUnreadable)
        case .denied(let denial): exchange.fail(RPCError(ErrorCode.denied, denial.text))
        case .failed(let error): exchange.fail(error)
        }
    }
}

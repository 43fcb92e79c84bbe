import StrictJSON

/// The first questions of both eras.
extension ServerDoor {
    func discover(_ exchange: Exchange, _ welcome: Welcome) {
        var result = JSONObject([
            ("supportedVersions", [.string(ProtocolVersion.july2026.rawValue)]),
            ("capabilities", .object(offered(welcome, modern: true))),
        ])
        result["instructions"] = welcome.instructions.map(JSONValue.string)
        exchange.finish(result, cacheable: true)
    }

    func initialize(_ exchange: Exchange, _ welcome: Welcome) {
        var result = JSONObject([
            ("protocolVersion", .string(exchange.caller.version.rawValue)),
            ("capabilities", .object(offered(welcome, modern: false))),
            ("serverInfo", .object(ResultDress.serverInfo)),
        ])
        result["instructions"] = welcome.instructions.map(JSONValue.string)
        exchange.finish(result)
    }

    /// What the server offers and the doors carry. Logging, tasks and extensions are not carried.
    private func offered(_ welcome: Welcome, modern: Bool) -> JSONObject {
        var offered = JSONObject()
        for group in ["tools", "resources", "prompts"] where welcome.offers(group) {
            var features = JSONObject([("listChanged", true)])
            if group == "resources" {
                features["subscribe"] = .bool(
                    welcome.capabilities["resources"]?["subscribe"]?.asBool == true)
            }
            offered[group] = .object(features)
        }
        if welcome.offers("completions") { offered["completions"] = [:] }
        return offered
    }
}

import Agency
import NIOCore
import StrictJSON

/// The first questions of both eras.
extension ServerDoor {
    func discover(_ exchange: Exchange, _ welcome: Welcome) {
        let result = JSONObject([
            ("supportedVersions", [.string(ProtocolVersion.july2026.rawValue)]),
            ("capabilities", .object(offered(welcome, modern: true))),
        ])
        welcomed(exchange, welcome, result, cacheable: true)
    }

    func initialize(_ exchange: Exchange, _ welcome: Welcome) {
        let result = JSONObject([
            ("protocolVersion", .string(exchange.caller.version.rawValue)),
            ("capabilities", .object(offered(welcome, modern: false))),
            ("serverInfo", .object(ResultDress.serverInfo)),
        ])
        welcomed(exchange, welcome, result, cacheable: false)
    }

    /// Adds the server's instructions, which the model reads, when they are what was pinned.
    private func welcomed(
        _ exchange: Exchange, _ welcome: Welcome, _ result: JSONObject, cacheable: Bool
    ) {
        guard let text = welcome.instructions,
            let digest = Digest(bytes: Fingerprint.sha256(Array(text.utf8)))
        else { return exchange.finish(result, cacheable: cacheable) }
        let loop = client.loop.nonisolated()
        let me = NIOLoopBound(exchange, eventLoop: loop)
        let definition = ToolDefinition(name: PinName.instructions, digest: digest)
        desk.admit([definition], of: name, to: lease) { admitted in
            loop.execute {
                var result = result
                if !admitted.isEmpty { result["instructions"] = .string(text) }
                me.value.finish(result, cacheable: cacheable)
            }
        }
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

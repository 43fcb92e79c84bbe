import StrictJSON

/// What the eras want around the same result.
enum ResultDress {
    /// Who answers, as clients see it.
    static let serverInfo = JSONObject([("name", "tribune"), ("version", "1")])

    /// A result as a client of `version` expects it. Results that a modern client may cache are
    /// marked private and short-lived: what one lease may see is nobody else's.
    static func dress(
        _ result: JSONObject, for version: ProtocolVersion, cacheable: Bool
    ) -> JSONObject {
        guard version.isModern else { return result }
        var dressed = result
        if dressed["resultType"] == nil { dressed["resultType"] = "complete" }
        if cacheable {
            dressed["ttlMs"] = 0
            dressed["cacheScope"] = "private"
        }
        var meta = dressed["_meta"]?.asObject ?? JSONObject()
        meta[MetaKey.serverInfo] = .object(serverInfo)
        dressed["_meta"] = .object(meta)
        return dressed
    }
}

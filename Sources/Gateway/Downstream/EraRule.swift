import NIOHTTP1
import StrictJSON

/// Which era a request belongs to, by its header and its body together.
enum EraRule {
    /// The version that a modern request states in its body; nil for another era.
    static func stated(_ params: JSONObject) -> String? {
        params["_meta"]?[MetaKey.version]?.asString
    }

    /// True when an HTTP message is to be treated by the modern rules.
    static func isModern(_ headers: HTTPHeaders, _ params: JSONObject) throws(RPCError) -> Bool {
        let values = headers["MCP-Protocol-Version"]
        guard values.count <= 1 else {
            throw .headerMismatch("MCP-Protocol-Version header occurs twice")
        }
        let body = stated(params)
        guard let header = values.first else {
            guard body == nil else {
                throw .headerMismatch("MCP-Protocol-Version header is missing")
            }
            return false
        }
        // A version that nobody speaks is named as such, wherever it stands.
        guard let version = ProtocolVersion(rawValue: header) else {
            throw .unsupportedVersion(header)
        }
        guard version.isModern || body == nil else {
            throw .headerMismatch("MCP-Protocol-Version header does not match the body")
        }
        return version.isModern
    }

    /// What a modern request says of its client; refuses one without its envelope.
    static func modernCaller(
        _ request: Message.Request, headers: HTTPHeaders?
    ) throws(RPCError) -> Caller {
        guard let meta = request.params["_meta"]?.asObject,
            let text = meta[MetaKey.version]?.asString,
            let capabilities = meta[MetaKey.capabilities]?.asObject
        else { throw .missingEnvelope }
        if let header = headers?["MCP-Protocol-Version"].first, header != text {
            throw .headerMismatch("MCP-Protocol-Version header does not match the body")
        }
        guard let version = ProtocolVersion(rawValue: text), version.isModern else {
            throw .unsupportedVersion(text)
        }
        return Caller(version: version, capabilities: capabilities, headers: headers)
    }
}

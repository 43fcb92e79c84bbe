import StrictJSON

@testable import Gateway

/// An HTTP request that a test sends, right unless the test spoils it.
struct HTTPQuestion {
    var method = "POST"
    var path = "/mcp/lab"
    var headers: [(String, String)]
    var body: [UInt8]

    init(headers: [(String, String)], body: [UInt8]) {
        self.headers = headers
        self.body = body
    }

    /// A right request of the modern era.
    init(
        modern method: String, _ params: JSONObject = JSONObject(), id: JSONValue = 1,
        token: JSONValue? = nil, capabilities: JSONValue = [:]
    ) {
        var params = params
        var meta = JSONObject([
            (MetaKey.version, .string(ProtocolVersion.july2026.rawValue)),
            (MetaKey.capabilities, capabilities),
        ])
        meta[MetaKey.progressToken] = token
        params["_meta"] = .object(meta)
        headers =
            Self.plain + [
                ("MCP-Protocol-Version", ProtocolVersion.july2026.rawValue), ("Mcp-Method", method),
            ]
        if let name = (params["name"] ?? params["uri"])?.asString {
            headers.append(("Mcp-Name", HeaderText.encoded(name)))
        }
        body = Self.request(method, params, id).serialized()
    }

    /// A right request of the handshake era.
    init(
        legacy method: String, _ params: JSONObject = JSONObject(), id: JSONValue = 1,
        session: String? = nil
    ) {
        headers = Self.plain
        if let session {
            headers += [("Mcp-Session-Id", session), ("MCP-Protocol-Version", "2025-11-25")]
        }
        body = Self.request(method, params, id).serialized()
    }

    private static let plain = [
        ("Host", "127.0.0.1"), ("Content-Type", "application/json"),
        ("Accept", "application/json, text/event-stream"),
    ]

    private static func request(
        _ method: String, _ params: JSONObject, _ id: JSONValue
    ) -> JSONValue {
        ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": .object(params)]
    }

    /// The same with a header set to another value, or removed.
    func setting(_ name: String, _ value: String?) -> HTTPQuestion {
        var changed = self
        changed.headers.removeAll { $0.0.lowercased() == name.lowercased() }
        if let value { changed.headers.append((name, value)) }
        return changed
    }

    func with(body: String) -> HTTPQuestion {
        var changed = self
        changed.body = Array(body.utf8)
        return changed
    }

    var bytes: [UInt8] {
        var text = "\(method) \(path) HTTP/1.1\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if !headers.contains(where: { $0.0.lowercased() == "content-length" }) {
            text += "Content-Length: \(body.count)\r\n"
        }
        return Array((text + "\r\n").utf8) + body
    }
}

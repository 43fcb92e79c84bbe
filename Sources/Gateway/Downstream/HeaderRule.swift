import NIOHTTP1
import StrictJSON

/// Headers that mirror the body in the modern era. The body is what is judged; a header that
/// says something else means that somebody on the way would be deceived.
enum HeaderRule {
    private static let named = [
        "tools/call": "name", "resources/read": "uri", "prompts/get": "name",
    ]

    /// Checks `Mcp-Method` and `Mcp-Name`.
    static func fault(_ request: Message.Request, _ headers: HTTPHeaders) -> RPCError? {
        guard single("Mcp-Method", headers) == request.method else {
            return .headerMismatch("Mcp-Method header does not match the body's method")
        }
        guard let member = named[request.method] else { return nil }
        let value = request.params[member]?.asString
        guard let header = single("Mcp-Name", headers), HeaderText.decoded(header) == value else {
            return .headerMismatch("Mcp-Name header does not match the body's '\(member)'")
        }
        return nil
    }

    /// Checks `Mcp-Param-*` for the properties that a tool mirrors. Lines have no headers.
    static func parameterFault(
        _ tool: Tool, _ arguments: JSONObject, _ headers: HTTPHeaders?
    ) -> RPCError? {
        guard let headers else { return nil }
        for parameter in tool.headers {
            let value = parameter.text(in: arguments)
            let carried = headers[parameter.headerName].map(HeaderText.decoded)
            guard carried == (value.map { [$0] } ?? []) else {
                return .headerMismatch(
                    "\(parameter.headerName) header does not match the body's arguments")
            }
        }
        return nil
    }

    /// `Mcp-Name` as a client of ours sends it.
    static func name(_ text: String) -> (name: String, value: String) {
        ("Mcp-Name", HeaderText.encoded(text))
    }

    /// The headers of a tool call as a client sends them.
    static func encoded(_ tool: Tool?, _ params: JSONObject) -> [(name: String, value: String)] {
        guard let tool else { return [] }
        let arguments = params["arguments"]?.asObject ?? JSONObject()
        let mirrored = tool.headers.compactMap { parameter in
            parameter.text(in: arguments).map {
                (name: parameter.headerName, value: HeaderText.encoded($0))
            }
        }
        return [name(tool.name)] + mirrored
    }

    /// A header that occurs exactly once.
    static func single(_ name: String, _ headers: HTTPHeaders) -> String? {
        let values = headers[name]
        return values.count == 1 ? values[0] : nil
    }
}

import StrictJSON

/// A property that the schema wants mirrored in a header (`x-mcp-header`, MCP 2026-07-28).
struct HeaderParameter: Sendable, Hashable {
    /// The argument's name.
    let property: String
    /// The header's name after `Mcp-Param-`.
    let header: String

    /// The header's whole name.
    var headerName: String { "Mcp-Param-\(header)" }

    /// The mirrored properties of a schema; nil when a mark is malformed or names one header
    /// twice: such a tool is not listed.
    static func all(in schema: JSONValue) -> [HeaderParameter]? {
        var found: [HeaderParameter] = []
        var names: Set<String> = []
        for member in schema["properties"]?.asObject ?? JSONObject() {
            guard let mark = member.value["x-mcp-header"] else { continue }
            guard let name = mark.asString, isToken(name), names.insert(name.lowercased()).inserted,
                ["string", "number", "integer", "boolean"].contains(member.value["type"]?.asString)
            else { return nil }
            found.append(HeaderParameter(property: member.key, header: name))
        }
        return found
    }

    /// The text of an argument as a header carries it, before encoding; nil for other kinds.
    static func text(of value: JSONValue?) -> String? {
        switch value {
        case .string(let text)?: text
        case .number(let number)?: number.lexeme
        case .bool(let value)?: value ? "true" : "false"
        default: nil
        }
    }

    private static func isToken(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

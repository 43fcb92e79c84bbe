import StrictJSON

/// A property that the schema wants mirrored in a header (`x-mcp-header`, MCP 2026-07-28).
struct HeaderParameter: Sendable, Hashable {
    /// Where the argument stands: names of nested properties.
    let path: [String]
    /// The header's name after `Mcp-Param-`.
    let header: String

    /// The header's whole name.
    var headerName: String { "Mcp-Param-\(header)" }

    /// The mirrored properties of a schema; nil when a mark is malformed, names one header
    /// twice, or stands where no plain chain of properties leads: such a tool is not listed.
    static func all(in schema: JSONValue) -> [HeaderParameter]? {
        var found: [HeaderParameter] = []
        guard collect(schema, path: [], into: &found) else { return nil }
        let names = Set(found.map { $0.header.lowercased() })
        return names.count == found.count ? found : nil
    }

    /// The text of the argument as the header carries it, before encoding; nil when there is
    /// none to mirror.
    func text(in arguments: JSONObject) -> String? {
        let value = path.reduce(JSONValue.object(arguments) as JSONValue?) { $0?[$1] }
        return switch value {
        case .string(let text)?: text
        case .number(let number)?: number.lexeme
        case .bool(let value)?: value ? "true" : "false"
        default: nil
        }
    }

    private static func collect(
        _ schema: JSONValue, path: [String], into found: inout [HeaderParameter]
    ) -> Bool {
        guard let rules = schema.asObject else { return true }
        if let mark = rules["x-mcp-header"] {
            guard let name = mark.asString, isToken(name), !path.isEmpty,
                ["string", "integer", "boolean"].contains(rules["type"]?.asString)
            else { return false }
            found.append(HeaderParameter(path: path, header: name))
        }
        for member in rules where member.key != "properties" && holdsSchemas(member.key) {
            guard !isMarked(member.value) else { return false }
        }
        for member in rules["properties"]?.asObject ?? JSONObject() {
            guard collect(member.value, path: path + [member.key], into: &found) else {
                return false
            }
        }
        return true
    }

    /// Members whose values are data, not schemas, may hold anything.
    private static func holdsSchemas(_ key: String) -> Bool {
        !["default", "examples", "const", "enum", "x-mcp-header"].contains(key)
    }

    private static func isMarked(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let object):
            object.contains { member in
                member.key == "x-mcp-header"
                    || (holdsSchemas(member.key) && isMarked(member.value))
            }
        case .array(let elements): elements.contains(where: isMarked)
        default: false
        }
    }

    /// A header name's token (RFC 9110 section 5.6.2).
    private static func isToken(_ text: String) -> Bool {
        let marks = Array("!#$%&'*+-.^_`|~".utf8)
        return (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: marks.contains(byte)
                }
            }
    }
}

import Agency
import StrictJSON

/// A tool as its server describes it now.
struct Tool: Described {
    static let listMethod = "tools/list"
    static let listMember = "tools"

    let name: String
    let definition: JSONObject
    let digest: Digest
    let schema: JSONValue
    /// String, integer and Boolean properties that are mirrored in `Mcp-Param-*` headers.
    let headers: [HeaderParameter]

    var pinName: String { name }

    /// The members that are pinned and shown, in the order in which they are written.
    static let members = [
        "name", "title", "description", "inputSchema", "outputSchema", "annotations", "icons",
        "_meta",
    ]

    /// The tool of one element of a server's list; nil when it is too large, oddly named, or has
    /// no usable schema.
    init?(_ value: JSONValue, bounds: Bounds) {
        guard let object = value.asObject, let name = object["name"]?.asString,
            Self.isName(name), let schema = object["inputSchema"], schema.asObject != nil,
            let headers = HeaderParameter.all(in: schema),
            let (kept, digest) = Self.kept(Self.members, of: object, bounds: bounds)
        else { return nil }
        self.name = name
        self.definition = kept
        self.digest = digest
        self.schema = schema
        self.headers = headers
    }

    /// What the server's annotations say of the tool (MCP, `ToolAnnotations`); nil when they are
    /// silent on it.
    var claimed: EffectClass? {
        guard let hints = definition["annotations"]?.asObject else { return nil }
        if hints["readOnlyHint"]?.asBool == true { return .read }
        return switch hints["destructiveHint"]?.asBool {
        case true?: .irreversible
        case false?: .write
        case nil: nil
        }
    }

    /// 1 to 128 of `[A-Za-z0-9_.-]`, and `/`, which older servers use.
    private static func isName(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

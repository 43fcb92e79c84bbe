import Agency
import StrictJSON

/// A tool as its server describes it now. What is shown to the agent is exactly what the digest
/// covers; members that it does not cover are not shown.
struct Tool: Sendable {
    let name: String
    let definition: JSONObject
    let digest: Digest
    let schema: JSONValue
    /// String, integer and Boolean properties that are mirrored in `Mcp-Param-*` headers.
    let headers: [HeaderParameter]

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
            let headers = HeaderParameter.all(in: schema)
        else { return nil }
        let kept = JSONObject(
            Self.members.compactMap { key in object[key].map { (key, $0) } })
        let value = JSONValue.object(kept)
        // A number without an exact double has no RFC 8785 form: the text as it came is hashed.
        let bytes = (try? value.canonical()) ?? value.serialized()
        guard bytes.count <= bounds.definitionBytes,
            let digest = Digest(bytes: Fingerprint.sha256(bytes))
        else { return nil }
        self.name = name
        self.definition = kept
        self.digest = digest
        self.schema = schema
        self.headers = headers
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

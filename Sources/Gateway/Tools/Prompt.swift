import Agency
import StrictJSON

/// A prompt as its server describes it now.
struct Prompt: Described {
    static let listMethod = "prompts/list"
    static let listMember = "prompts"

    let name: String
    let definition: JSONObject
    let digest: Digest

    var pinName: String { PinName.prompt(name) }

    private static let members = ["name", "title", "description", "arguments", "icons"]

    /// The prompt of one element of a server's list; nil when it is too large or has no name.
    init?(_ value: JSONValue, bounds: Bounds) {
        guard let object = value.asObject, let name = object["name"]?.asString,
            (1...1024).contains(name.utf8.count),
            let (kept, digest) = Self.kept(Self.members, of: object, bounds: bounds)
        else { return nil }
        self.name = name
        self.definition = kept
        self.digest = digest
    }
}
